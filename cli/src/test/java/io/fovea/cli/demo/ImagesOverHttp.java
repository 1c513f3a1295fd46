package io.fovea.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.ImageContent;
import io.fovea.datasets.LabelledImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;

/** Asks {@code POST /predict} for many images, a number of them at the same time, as PNG files. */
final class ImagesOverHttp {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI predict;
  private final Semaphore inFlight;

  /** Replies that were 200: labels by the data set's id. */
  final Map<String, String> labels = new ConcurrentHashMap<>();

  /** By which the instance knows them. */
  final Set<String> imageIds = ConcurrentHashMap.newKeySet();

  /** Whatever else came, to be looked at. */
  final List<String> others = Collections.synchronizedList(new ArrayList<>());

  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  ImagesOverHttp(String address, int inFlight) {
    this.predict = URI.create(address + "/predict?wait=60");
    this.inFlight = new Semaphore(inFlight);
  }

  /** Returns when the last reply is there. */
  void sendAll(List<LabelledImage> images) throws Exception {
    List<CompletableFuture<?>> replies = new ArrayList<>();
    for (LabelledImage image : images) {
      inFlight.acquire();
      replies.add(send(image).whenComplete((done, failed) -> inFlight.release()));
    }
    CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).join();
  }

  /** Of the times from request to reply, in milliseconds. */
  double percentile(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
  }

  private CompletableFuture<?> send(LabelledImage image) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(predict)
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(png((ImageContent.Raw) image.content())))
            .build();
    long began = System.nanoTime();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenAccept(reply -> take(image.id(), reply, System.nanoTime() - began));
  }

  private void take(String id, HttpResponse<String> reply, long took) {
    nanos.add(took);
    try {
      JsonNode body = JSON.readTree(reply.body());
      if (reply.statusCode() == 200) {
        labels.put(id, body.get("label").asText());
        imageIds.add(body.get("imageId").asText());
      } else {
        others.add(reply.statusCode() + " " + reply.body());
      }
    } catch (IOException noJson) {
      others.add(noJson.toString());
    }
  }

  /** Of grey pixels, none of them changed. */
  private static byte[] png(ImageContent.Raw raw) throws IOException {
    BufferedImage image =
        new BufferedImage(raw.width(), raw.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, raw.width(), raw.height(), raw.pixels());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
