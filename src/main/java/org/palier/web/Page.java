package org.palier.web;

import java.util.List;
import java.util.Optional;

/**
 * What the shared layout needs to know of a page. A room adds its own style sheets and scripts, files of {@code src/main/resources/web}.
 *
 * @param path of the page, by which its link is marked as the current one
 * @param who is signed in
 */
public record Page(
        String title,
        String path,
        Wording wording,
        List<Link> links,
        Optional<Staff> who,
        Assets assets,
        List<String> styles,
        List<String> scripts) {
    /**
     * A page that the bar and the home page lead to.
     *
     * @param key of its name; with {@code .about}, of the sentence about it
     */
    public record Link(String href, String key) {}

    public Page withStyles(String... files) {
        return new Page(title, path, wording, links, who, assets, List.of(files), scripts);
    }

    public Page withScripts(String... files) {
        return new Page(title, path, wording, links, who, assets, styles, List.of(files));
    }

    public String text(String key, Object... values) {
        return wording.text(key, values);
    }

    /** The text of a key that may be new to this program; of another key if it is. */
    public String textOr(String key, String other, Object... values) {
        return wording.text(wording.has(key) ? key : other, values);
    }

    /** The address of a file, with its content's hash. */
    public String asset(String file) {
        return assets.address(file);
    }

    /** Whether the page is the link's, or belongs to it and to no closer link. */
    public boolean isAt(Link link) {
        return covers(link)
                && links.stream()
                        .noneMatch(other -> covers(other)
                                && other.href().length() > link.href().length());
    }

    private boolean covers(Link link) {
        return path.equals(link.href()) || path.startsWith(link.href() + "/");
    }
}
