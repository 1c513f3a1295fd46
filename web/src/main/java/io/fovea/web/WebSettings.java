package io.fovea.web;

import io.fovea.runtime.health.HealthSettings;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Faults;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.web.http.ClientAddress;
import io.fovea.web.http.Clients;
import io.fovea.web.live.LiveSettings;
import io.fovea.web.predict.WebLimits;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the web application.
 *
 * @param address where requests are taken
 * @param accessTokenFile holds what every request must bear; absent: anybody on this machine may
 * @param maxClientRate requests a second of one client
 * @param clientAddressHeader of a reverse proxy, which tells whom it asks for
 * @param annotator of labels
 * @param http where health and metrics are served
 */
public record WebSettings(
    InetSocketAddress address,
    Optional<Path> accessTokenFile,
    int maxClientRate,
    Optional<ClientAddress.Header> clientAddressHeader,
    WebLimits limits,
    String annotator,
    LiveSettings live,
    InetSocketAddress http,
    KafkaSettings kafka) {

  private static final int MOST_ANNOTATOR_CHARACTERS = 100;

  private static final Setting<String> HOST =
      Setting.withDefault(
          "host",
          SettingType.text("HOST"),
          "127.0.0.1",
          "address to take requests at; any but loopback needs --access-token-file");
  private static final Setting<Integer> PORT =
      Setting.withDefault(
          "port",
          SettingType.integer(0, 65_535),
          "8080",
          "port to take requests at; 0: a free one, which the start tells");
  private static final Setting<Optional<Path>> ACCESS_TOKEN_FILE =
      Setting.optional(
          "access-token-file",
          SettingType.path("FILE"),
          "file with a token of at least 16 characters, which every request must then bear: Authorization: Bearer TOKEN");
  private static final Setting<Integer> MAX_CLIENT_RATE =
      Setting.withDefault(
          "max-client-rate",
          SettingType.integer(1, 1_000_000),
          "1000",
          "requests of one client address a second, and at once; more are put off (429)");
  private static final Setting<Optional<ClientAddress.Header>> CLIENT_ADDRESS_HEADER =
      Setting.optional(
          "client-address-header",
          SettingType.oneOf(ClientAddress.Header.class),
          "where a reverse proxy writes the address of a client, last in the list; only if no request comes in beside it, for who can write the header is whoever he likes");
  private static final Setting<Long> MAX_IMAGE_BYTES =
      Setting.withDefault(
          "max-image-bytes",
          SettingType.bytes(1, 16 << 20),
          "8MB",
          "bytes of an image above which it is refused (413)");
  private static final Setting<Long> MAX_IMAGE_PIXELS =
      Setting.withDefault(
          "max-image-pixels",
          SettingType.wholeNumber(1, 1L << 30),
          "50000000",
          "width x height above which an image is refused (413), as its header tells");
  private static final Setting<Long> MAX_BYTES_IN_FLIGHT =
      Setting.withDefault(
          "max-bytes-in-flight",
          SettingType.bytes(1 << 20, 1L << 40),
          "128MB",
          "bytes of all request bodies that Kafka does not have yet; more are put off (503)");
  private static final Setting<Integer> MAX_REQUESTS =
      Setting.withDefault(
          "max-requests",
          SettingType.integer(1, 100_000),
          "2000",
          "requests to classify an image that may be in flight; more are put off (503)");
  private static final Setting<Duration> MAX_UPLOAD_TIME =
      Setting.withDefault(
          "max-upload-time",
          SettingType.duration(
              "a duration from 100ms to 10m, such as 30s",
              Duration.ofMillis(100),
              Duration.ofMinutes(10)),
          "30s",
          "how long the body of a request may take (408); half as long again, a connection may be silent");
  private static final Setting<Duration> MAX_WAIT =
      Setting.withDefault(
          "max-wait",
          SettingType.duration(
              "a duration up to 10m, such as 30s or 2m", Duration.ZERO, Duration.ofMinutes(10)),
          "60s",
          "the longest that a request may ask to wait");
  private static final Setting<Duration> REMEMBER =
      Setting.withDefault(
          "remember",
          SettingType.duration(
              "a duration from 1s to 1d, such as 5m", Duration.ofSeconds(1), Duration.ofDays(1)),
          "10m",
          "how long a prediction is kept for who asks later, and how long one is waited for");
  private static final Setting<Integer> MAX_REMEMBERED =
      Setting.withDefault(
          "max-remembered",
          SettingType.integer(1, 1_000_000),
          "10000",
          "predictions kept, the oldest go first; and as many that are on their way, more are put off (503)");
  private static final Setting<String> ANNOTATOR =
      Setting.withDefault(
          "annotator",
          SettingType.text("NAME"),
          "web",
          "who is named in 'labels' for what people say here that an image shows");
  private static final Setting<String> CLASSIFIER_ID =
      Setting.withDefault(
          "classifier-id",
          SettingType.text("ID"),
          "fovea-classifier",
          "the classifiers' --application-id, whose lag the dashboard shows");
  private static final Setting<Integer> MAX_WATCHERS =
      Setting.withDefault(
          "max-watchers",
          SettingType.integer(1, 10_000),
          "100",
          "who may watch the dashboard at the same time; more are put off (503)");
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
              "web",
              HOST,
              PORT,
              ACCESS_TOKEN_FILE,
              MAX_CLIENT_RATE,
              CLIENT_ADDRESS_HEADER,
              MAX_IMAGE_BYTES,
              MAX_IMAGE_PIXELS,
              MAX_BYTES_IN_FLIGHT,
              MAX_REQUESTS,
              MAX_UPLOAD_TIME,
              MAX_WAIT,
              REMEMBER,
              MAX_REMEMBERED,
              ANNOTATOR,
              CLASSIFIER_ID,
              MAX_WATCHERS)
          .and(HealthSettings.SETTINGS)
          .and(KafkaSettings.SETTINGS);

  public static WebSettings from(SettingValues values) {
    KafkaSettings kafka = KafkaSettings.from(values);
    WebSettings settings =
        new WebSettings(
            new InetSocketAddress(values.get(HOST), values.get(PORT)),
            values.get(ACCESS_TOKEN_FILE),
            values.get(MAX_CLIENT_RATE),
            values.get(CLIENT_ADDRESS_HEADER),
            new WebLimits(
                values.get(MAX_IMAGE_BYTES).intValue(),
                values.get(MAX_IMAGE_PIXELS),
                values.get(MAX_BYTES_IN_FLIGHT),
                values.get(MAX_REQUESTS),
                values.get(MAX_UPLOAD_TIME),
                values.get(MAX_WAIT),
                values.get(REMEMBER),
                values.get(MAX_REMEMBERED)),
            values.get(ANNOTATOR),
            new LiveSettings(
                kafka.topics().prefix() + values.get(CLASSIFIER_ID), values.get(MAX_WATCHERS)),
            HealthSettings.address(values),
            kafka);
    Faults faults = new Faults();
    settings.check(faults);
    faults.throwIfAny();
    return settings;
  }

  /** Nobody yet. */
  Clients clients(Clock clock) {
    return new Clients(maxClientRate, new ClientAddress(clientAddressHeader), clock);
  }

  private void check(Faults faults) {
    if (address.isUnresolved()) {
      faults.add("host: no address is known for '" + address.getHostString() + "'");
    } else {
      faults.check(
          address.getAddress().isLoopbackAddress() || accessTokenFile.isPresent(),
          "host: '"
              + address.getHostString()
              + "' can be reached from other machines: name a file with a token by"
              + " --access-token-file, or leave --host at 127.0.0.1");
    }
    faults.check(
        annotator.length() <= MOST_ANNOTATOR_CHARACTERS && !annotator.isBlank(),
        "annotator: must be a name of up to " + MOST_ANNOTATOR_CHARACTERS + " characters");
    faults.check(
        limits.remember().compareTo(limits.maxWait()) >= 0,
        "remember: must not be shorter than --max-wait");
    faults.check(
        limits.maxBytesInFlight() >= limits.maxBodyBytes(),
        "max-bytes-in-flight: must hold one image of --max-image-bytes and 64KB around it");
  }
}
