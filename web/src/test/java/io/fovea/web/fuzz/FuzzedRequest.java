package io.fovea.web.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fovea.web.DrawnImages;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A request of HTTP/1.1, changed here or there, or nowhere.
 *
 * @param aborted the connection breaks off behind it, instead of waiting for the reply
 */
public record FuzzedRequest(byte[] bytes, boolean aborted) {
  private static final List<byte[]> IMAGES =
      List.of(
          DrawnImages.of(28, 28, "png"),
          DrawnImages.of(28, 28, "jpeg"),
          DrawnImages.of(28, 28, "gif"),
          DrawnImages.of(28, 28, "bmp"));
  private static final List<String> PATHS =
      List.of(
          "/",
          "/predict",
          "/predict?wait=0",
          "/predict?wait=%",
          "/predict?wait=1e9&wait=%00&%ff=%fe",
          "/predictions/ID",
          "/predictions/ID/label",
          "/predictions/..%2f..%2fetc%2fpasswd",
          "/predictions/%",
          "/site/../WebServer.class",
          "/site/fovea.css",
          "//predict;x=y",
          "http://localhost/predict",
          "*");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PRI", "get");
  private static final List<String> HEADERS =
      List.of(
          "Content-Length: 5",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, cow",
          "Expect: 100-continue",
          "Expect: miracles",
          "Connection: close, upgrade",
          "Upgrade: h2c",
          "Accept: text/html;q=x, */*",
          "Accept-Encoding: ,;=",
          "If-None-Match: \"",
          "Range: bytes=5-1",
          "Authorization: Bearer",
          "Sec-Fetch-Site: cross-site",
          "Host: evil.example",
          "Host: [::",
          "X-Forwarded-For: 10.0.0.1, [::1]:5, unknown",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Type: image/png; charset=\"",
          "Cookie: =;=;\"",
          "X-Long: " + "y".repeat(9_000));
  private static final String FORM_HEAD =
      "--edge\r\nContent-Disposition: form-data; name=\"image\"; filename=\"../a.png\"\r\n"
          + "Content-Type: image/png\r\n\r\n";

  /**
   * The same one for the same number.
   *
   * @param imageId one that there is a prediction for
   */
  public static FuzzedRequest of(long seed, String imageId) {
    // Of neighbouring seeds, Random's first numbers are nearly the same.
    Random random = new Random(new SplittableRandom(seed).nextLong());
    byte[] request =
        switch (random.nextInt(4)) {
          case 0 -> image(random);
          case 1 -> form(random);
          case 2 -> label(random, imageId);
          default -> anything(random, imageId);
        };
    if (random.nextInt(4) == 0) {
      request = Mutation.any(random).of(request, random);
    }
    return new FuzzedRequest(request, random.nextInt(12) == 0);
  }

  private static byte[] image(Random random) {
    byte[] image = Mutation.any(random).of(anyOf(IMAGES, random), random);
    return request("POST", "/predict", List.of("Content-Type: application/octet-stream"), image);
  }

  private static byte[] form(Random random) {
    byte[] image = anyOf(IMAGES, random);
    byte[] form =
        joined(FORM_HEAD.getBytes(ISO_8859_1), image, "\r\n--edge--\r\n".getBytes(ISO_8859_1));
    return request(
        "POST",
        "/predict",
        List.of("Content-Type: multipart/form-data; boundary=edge"),
        Mutation.any(random).of(form, random));
  }

  private static byte[] label(Random random, String imageId) {
    boolean json = random.nextBoolean();
    String body =
        json ? "{\"label\": \"seven \\u0041\", \"annotator\": 5}" : "label=z%C3%A9bra+%26&x=";
    String type = json ? "application/json" : "application/x-www-form-urlencoded";
    return request(
        "POST",
        "/predictions/" + imageId + "/label",
        List.of("Content-Type: " + type),
        Mutation.any(random).of(body.getBytes(ISO_8859_1), random));
  }

  private static byte[] anything(Random random, String imageId) {
    List<String> headers = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      headers.add(anyOf(HEADERS, random));
    }
    return request(
        anyOf(METHODS, random),
        anyOf(PATHS, random).replace("ID", imageId),
        headers,
        anyOf(IMAGES, random));
  }

  private static byte[] request(String method, String path, List<String> headers, byte[] body) {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length
            + "\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n";
    return joined(head.getBytes(ISO_8859_1), body);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static <T> T anyOf(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
