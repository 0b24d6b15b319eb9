package org.palier.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows pages: jte templates of {@code src/main/jte} in the shared layout, in the language of the browser. Thread-safe. */
public final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.palier.web.pages");
    private final Assets assets;
    private final List<Page.Link> links;

    /**
     * @param links what the bar of every page leads to, as far as they are open to who asks
     */
    public Pages(Assets assets, List<Page.Link> links) {
        this.assets = assets;
        this.links = List.copyOf(links);
    }

    /** A page for who asks, in that person's language. */
    public Page page(Context ctx, String titleKey) {
        Wording wording = wording(ctx);
        Optional<Staff> asking = Gate.asking(ctx);
        List<Page.Link> open = links.stream()
                .filter(link -> Access.allows(asking, link.href()))
                .toList();
        return new Page(wording.text(titleKey), ctx.path(), wording, open, asking, assets, List.of(), List.of());
    }

    /** The words to speak to who asks, with those that the landlord of who asks has of its own. */
    public static Wording wording(Context ctx) {
        return Wording.of(ctx.header("Accept-Language")).with(OwnWords.of(ctx));
    }

    /**
     * Answers with a template.
     *
     * @param template its file name
     * @param values its parameters besides {@code page}
     */
    public void show(Context ctx, String template, Page page, Map<String, Object> values) {
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("page", page);
        Utf8ByteOutput html = new Utf8ByteOutput();
        templates.render(template, parameters, html);
        ctx.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept-Language");
        try {
            html.writeTo(ctx.outputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
