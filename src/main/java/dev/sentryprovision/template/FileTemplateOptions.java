package dev.sentryprovision.template;

/**
 * How the text of a template is read.
 *
 * @param trimBlocks      the first line end after a tag is dropped
 * @param lstripBlocks    blanks before a tag that stands first on its line are dropped
 * @param newlineSequence what line ends of the template become
 */
public record FileTemplateOptions(
        Marks block, Marks variable, Marks comment, boolean trimBlocks, boolean lstripBlocks, String newlineSequence) {

    /** What stands before and after a tag. */
    public record Marks(String start, String end) {}

    public static final FileTemplateOptions STANDARD = new FileTemplateOptions(
            new Marks("{%", "%}"), new Marks("{{", "}}"), new Marks("{#", "#}"), true, false, "\n");

    public FileTemplateOptions withTrimBlocks(boolean trim) {
        return new FileTemplateOptions(block, variable, comment, trim, lstripBlocks, newlineSequence);
    }

    public FileTemplateOptions withLstripBlocks(boolean strip) {
        return new FileTemplateOptions(block, variable, comment, trimBlocks, strip, newlineSequence);
    }

    public FileTemplateOptions withNewlineSequence(String sequence) {
        return new FileTemplateOptions(block, variable, comment, trimBlocks, lstripBlocks, sequence);
    }

    public FileTemplateOptions withBlock(String start, String end) {
        return new FileTemplateOptions(
                new Marks(start, end), variable, comment, trimBlocks, lstripBlocks, newlineSequence);
    }

    public FileTemplateOptions withVariable(String start, String end) {
        return new FileTemplateOptions(
                block, new Marks(start, end), comment, trimBlocks, lstripBlocks, newlineSequence);
    }

    public FileTemplateOptions withComment(String start, String end) {
        return new FileTemplateOptions(
                block, variable, new Marks(start, end), trimBlocks, lstripBlocks, newlineSequence);
    }
}
