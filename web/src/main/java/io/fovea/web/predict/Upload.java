package io.fovea.web.predict;

import io.fovea.web.http.Problem;
import io.fovea.web.http.RequestBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.BufferUtil;

/**
 * The image in a request: its body, or the field {@code image} of a form. Read without holding a
 * thread, all of it in memory, never more than allowed and never for longer.
 */
final class Upload {
  static final String FIELD = "image";

  private static final String FORM = "multipart/form-data";
  private static final Set<String> IMAGES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "application/octet-stream");
  private static final int MOST_PARTS = 8;

  private final Request request;
  private final String contentType;
  private final boolean form;
  private final WebLimits limits;
  private final int mostBodyBytes;

  /**
   * Looks at the headers alone.
   *
   * @throws Problem.Raised 415 or 413
   */
  Upload(Request request, WebLimits limits) {
    this.request = request;
    this.contentType =
        Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    this.form = type.equals(FORM);
    this.limits = limits;
    this.mostBodyBytes = form ? limits.maxBodyBytes() : limits.maxImageBytes();
    if (!form && !IMAGES.contains(type)) {
      throw new Problem(
              415,
              "Content-Type",
              "must be "
                  + FORM
                  + ", image/png, image/jpeg, image/gif, image/bmp or"
                  + " application/octet-stream")
          .raised();
    } else if (request.getLength() > mostBodyBytes) {
      throw Problem.tooLarge(FIELD, limits.maxImageBytes()).raised();
    }
  }

  /** Bytes that the body may take; all that is allowed where it does not tell its length. */
  long bytes() {
    return request.getLength() < 0 ? mostBodyBytes : request.getLength();
  }

  /** The image; fails with {@link Problem.Raised}. */
  CompletableFuture<byte[]> read() {
    return RequestBody.read(
            request,
            mostBodyBytes,
            limits.maxUploadTime(),
            Problem.tooLarge(FIELD, limits.maxImageBytes()))
        .thenApply(body -> checked(form ? ofForm(body) : body));
  }

  private byte[] checked(byte[] image) {
    if (image.length == 0) {
      throw new Problem(400, FIELD, "must not be empty").raised();
    } else if (image.length > limits.maxImageBytes()) {
      throw Problem.tooLarge(FIELD, limits.maxImageBytes()).raised();
    } else if (HeaderPixels.of(image).orElse(0) > limits.maxImagePixels()) {
      throw new Problem(
              413, FIELD, "must not have more than " + limits.maxImagePixels() + " pixels")
          .raised();
    }
    return image;
  }

  private byte[] ofForm(byte[] body) {
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .maxParts(MOST_PARTS)
            .maxSize(mostBodyBytes)
            .maxPartSize(mostBodyBytes)
            .maxMemoryPartSize(mostBodyBytes) // nothing of it ever lies on a disk
            .useFilesForPartsWithoutFileName(false)
            .build();
    try (MultiPartFormData.Parts parts =
        MultiPartFormData.getParts(
            Content.Source.from(ByteBuffer.wrap(body)),
            new Attributes.Mapped(),
            contentType,
            config)) {
      return imageOf(parts);
    } catch (Problem.Raised told) {
      throw told;
    } catch (IOException | RuntimeException malformed) { // all of it is in memory: nothing else
      throw new Problem(400, "body", "must be a well-formed " + FORM).raised();
    }
  }

  private static byte[] imageOf(MultiPartFormData.Parts parts) throws IOException {
    List<MultiPart.Part> images = parts.getAll(FIELD);
    if (images == null || images.size() != 1) {
      throw new Problem(400, FIELD, "must be in the form, once").raised();
    }
    return BufferUtil.toArray(Content.Source.asByteBuffer(images.get(0).createContentSource()));
  }
}
