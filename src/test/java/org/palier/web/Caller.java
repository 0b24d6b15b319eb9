package org.palier.web;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks for pages as a browser does, with its cookies, and follows no redirect. */
public final class Caller {
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;

    public Caller(int port) {
        this.port = port;
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    public HttpResponse<String> get(String path, String header, String value) throws Exception {
        return send(request(path).setHeader(header, value).GET());
    }

    /** Sends a form of ours; fields and values alternate. */
    public HttpResponse<String> post(String path, String... fields) throws Exception {
        return send(form(path, fields).header("Sec-Fetch-Site", "same-origin"));
    }

    /** Sends a form with other headers than a page of ours has. */
    HttpResponse<String> postWith(String header, String value, String path, String... fields) throws Exception {
        return send(form(path, fields).header(header, value));
    }

    /** Sends a form of ours as a proxy beside the server passes it on from an address. */
    HttpResponse<String> postFrom(String address, String path, String... fields) throws Exception {
        return send(form(path, fields).header("Sec-Fetch-Site", "same-origin").header("X-Forwarded-For", address));
    }

    HttpResponse<String> postBare(String path, String... fields) throws Exception {
        return send(form(path, fields));
    }

    private HttpRequest.Builder form(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header("Accept-Language", "fr");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
