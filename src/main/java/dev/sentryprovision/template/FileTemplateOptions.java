package dev.sentryprovision.template;

/**
 * How the text of a template is read.
 *
 * @param trimBlocks      the first line end after a tag is dropped
 * @param lstripBlocks    blanks before a tag that stands first on its line are dropped
 * @param newlineSequence what line ends of the template become
 */
public record FileTemplateOptions(
        String blockStart,
        String blockEnd,
        String variableStart,
        String variableEnd,
        String commentStart,
        String commentEnd,
        boolean trimBlocks,
        boolean lstripBlocks,
        String newlineSequence) {

    public static final FileTemplateOptions STANDARD =
            new FileTemplateOptions("{%", "%}", "{{", "}}", "{#", "#}", true, false, "\n");

    public FileTemplateOptions withTrimBlocks(boolean trim) {
        return new FileTemplateOptions(
                blockStart,
                blockEnd,
                variableStart,
                variableEnd,
                commentStart,
                commentEnd,
                trim,
                lstripBlocks,
                newlineSequence);
    }

    public FileTemplateOptions withLstripBlocks(boolean strip) {
        return new FileTemplateOptions(
                blockStart,
                blockEnd,
                variableStart,
                variableEnd,
                commentStart,
                commentEnd,
                trimBlocks,
                strip,
                newlineSequence);
    }

    public FileTemplateOptions withNewlineSequence(String sequence) {
        return new FileTemplateOptions(
                blockStart,
                blockEnd,
                variableStart,
                variableEnd,
                commentStart,
                commentEnd,
                trimBlocks,
                lstripBlocks,
                sequence);
    }

    public FileTemplateOptions withBlock(String start, String end) {
        return new FileTemplateOptions(
                start,
                end,
                variableStart,
                variableEnd,
                commentStart,
                commentEnd,
                trimBlocks,
                lstripBlocks,
                newlineSequence);
    }

    public FileTemplateOptions withVariable(String start, String end) {
        return new FileTemplateOptions(
                blockStart, blockEnd, start, end, commentStart, commentEnd, trimBlocks, lstripBlocks, newlineSequence);
    }

    public FileTemplateOptions withComment(String start, String end) {
        return new FileTemplateOptions(
                blockStart,
                blockEnd,
                variableStart,
                variableEnd,
                start,
                end,
                trimBlocks,
                lstripBlocks,
                newlineSequence);
    }
}
