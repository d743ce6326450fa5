package dev.sentryprovision.report;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of HTML. Text enters it escaped only. */
record HtmlText(String html) {

    static final HtmlText NOTHING = new HtmlText("");

    static HtmlText text(String text) {
        return new HtmlText(Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    /** An element with a class, or none when that is empty. */
    static HtmlText element(String name, String cssClass, HtmlText... inside) {
        String attribute = cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"";
        return new HtmlText("<" + name + attribute + ">" + all(List.of(inside)).html + "</" + name + ">");
    }

    static HtmlText all(List<HtmlText> parts) {
        return new HtmlText(parts.stream().map(HtmlText::html).collect(Collectors.joining()));
    }

    static HtmlText all(HtmlText... parts) {
        return all(List.of(parts));
    }
}
