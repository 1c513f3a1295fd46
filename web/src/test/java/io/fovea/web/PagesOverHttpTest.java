package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.web.http.AccessToken;
import io.fovea.web.predict.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesOverHttpTest extends WebServerCase {
  @Test
  void givesThePageToBrowsersThatComeForTheFirstTime() throws Exception {
    server = server(Optional.of(new AccessToken(TOKEN)), this::classify);

    HttpResponse<String> page =
        send(
            request("/")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .build());
    HttpResponse<String> style = send(request("/site/fovea.css").build());
    HttpResponse<String> embedded =
        send(request("/site/fovea.css").header("Sec-Fetch-Site", "cross-site").build());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!doctype html>");
    assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(embedded.statusCode()).isEqualTo(403);
  }

  @Test
  void servesNoFileThatIsNotNamed() throws Exception {
    serve(this::classify);

    for (String path :
        List.of("/site/", "/site/../WebServer.class", "/site/%2e%2e/a", "/site//fovea.css")) {
      assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .as(path)
          .matches("(?s)HTTP/1.1 40[04] .*");
    }
  }

  @Test
  void sendsAFileOnceToWhoKeepsIt() throws Exception {
    serve(this::classify);

    HttpResponse<String> first = send(request("/site/fovea.css").build());
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        send(request("/site/fovea.css").header("If-None-Match", "\"x\", W/" + tag).build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    assertThat(again.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void answersHeadLikeGetWithoutTheBody() throws Exception {
    serve(this::classify);

    int length = send(request("/site/fovea.css").build()).body().getBytes(UTF_8).length;
    String head =
        raw("HEAD /site/fovea.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(head).startsWith("HTTP/1.1 200").contains("Content-Length: " + length);
    assertThat(head).endsWith("\r\n\r\n");
  }

  @Test
  void answersBrowsersWithoutScriptsByPages() throws Exception {
    serve(this::classify);

    HttpResponse<String> reply = send(asPage(post("/predict", "image/png", "<i>seven</i>")));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(reply.body())
        .startsWith("<!doctype html>")
        .contains("&lt;i&gt;seven&lt;/i&gt;", "75.0 %", "/predictions/" + lastId + "/label")
        .doesNotContain("<i>");
    HttpResponse<String> thanks = send(asPage(label("{\"label\": \"<b>\"}")));
    assertThat(thanks.body()).contains("&lt;b&gt;").doesNotContain("<b>");
  }

  @Test
  void tellsProblemsAsPagesToo() throws Exception {
    serve(this::takeOnly);

    HttpResponse<String> onItsWay = send(asPage(post("/predict?wait=0", "image/png", "x")));
    assertThat(onItsWay.statusCode()).isEqualTo(202);
    assertThat(onItsWay.headers().firstValue("Refresh")).contains("1; url=/predictions/" + lastId);
    answers.answer(lastId, new Answer.Rejected("UNREADABLE_IMAGE", "cut <off>"));
    HttpResponse<String> rejected = send(asPage(request("/predictions/" + lastId).build()));
    assertThat(rejected.statusCode()).isEqualTo(422);
    assertThat(rejected.body()).contains("cut &lt;off&gt;", "UNREADABLE_IMAGE");
    HttpResponse<String> nothing = send(asPage(request("/nothing").build()));
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("there is nothing here");
    HttpResponse<String> get = send(asPage(request("/predict").build()));
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    assertThat(get.body()).startsWith("<!doctype html>");
  }

  private static HttpRequest asPage(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        .build();
  }
}
