package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The style sheets, scripts, fonts and images of {@code src/main/resources/web}, served under {@code /assets/} by names that hold a hash
 * of the content: a browser keeps them for a year and never shows an old one. A style sheet names fonts and images by file name.
 */
public final class Assets implements Feature {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.(css|js|svg|png|woff2|txt)");
    private static final Pattern HASHED = Pattern.compile("(.+)\\.([0-9a-f]{10})\\.([a-z0-9]+)");
    private static final Pattern REFERENCE = Pattern.compile("url\\(\"([^\"/]+)\"\\)");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Optional<Asset>> read = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Compared by its hash alone.
    private record Asset(byte[] content, String hash) {}

    /**
     * The address of a file, to be written into a page.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public String address(String file) {
        Asset asset = asset(file).orElseThrow(() -> new IllegalArgumentException("no such file in web/: " + file));
        int dot = file.lastIndexOf('.');
        return "/assets/" + file.substring(0, dot) + "." + asset.hash + file.substring(dot);
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/assets/{file}", this::serve);
    }

    private void serve(Context ctx) {
        Matcher name = HASHED.matcher(ctx.pathParam("file"));
        if (!name.matches()) {
            throw new NotFoundResponse();
        }
        String type = name.group(3);
        Asset asset = asset(name.group(1) + "." + type)
                .filter(found -> found.hash.equals(name.group(2)))
                .orElseThrow(NotFoundResponse::new);
        ctx.contentType(TYPES.getOrDefault(type, "application/octet-stream"))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .result(asset.content);
    }

    private Optional<Asset> asset(String file) {
        Optional<Asset> known = read.get(file);
        if (known != null) {
            return known;
        }
        if (!FILE.matcher(file).matches()) {
            return Optional.empty();
        }
        Optional<Asset> asset = content(file).map(content -> new Asset(content, hash(content)));
        asset.ifPresent(found -> read.put(file, asset));
        return asset;
    }

    private Optional<byte[]> content(String file) {
        try (InputStream resource = Assets.class.getResourceAsStream("/web/" + file)) {
            if (resource == null) {
                return Optional.empty();
            }
            byte[] content = resource.readAllBytes();
            return Optional.of(file.endsWith(".css") ? withAddresses(content) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withAddresses(byte[] style) {
        return REFERENCE
                .matcher(new String(style, StandardCharsets.UTF_8))
                .replaceAll(found -> "url(\"" + address(found.group(1)) + "\")")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
