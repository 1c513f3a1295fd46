package io.fovea.cli.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.CommandRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every application as a user of its own, with what the guide allows it, on a broker with TLS,
 * SCRAM and Kafka's authorizer.
 */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeastPrivilegeIT {
  private static final AclTable TABLE = AclTable.read();
  private static final Map<String, String> COMMANDS =
      Map.of(
          "fovea-topics", "topics --create-topics --partitions 2",
          "fovea-produce", "produce --dataset digits:test --count 20 --labels 1 --label-delay 0s",
          "fovea-classify", "classify --model ../models/mnist-1.0.zip --threads 1 --http-port 0",
          "fovea-quality", "quality --threads 1 --http-port 0 --state-dir ",
          "fovea-replay", "replay",
          "fovea-tail", "tail images --from-beginning",
          "fovea-web", "web --port 0 --http-port 0");

  @TempDir private static Path directory;
  private static LogTap log;
  private static SecuredCluster cluster;
  private static final List<CommandRun> RUNS = new ArrayList<>();
  private static final List<String> PAGES = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    log = new LogTap();
    cluster = SecuredCluster.start(directory, TABLE);
  }

  @AfterAll
  static void stop() {
    log.close();
    cluster.close();
  }

  @Order(0)
  @ParameterizedTest(name = "without the right {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ssl.truststore  | # none | -X ssl.truststore.location=FILE
          ssl.key         | # none | -X ssl.keystore.location=FILE
          sasl.mechanism  | kafka.sasl.mechanism=SCRAM-SHA-256 | refuses these credentials
          sasl.jaas | kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="fovea-topics" password="wrong"; | refuses these credentials
          ssl.key.passwor | kafka.ssl.key.password=${env:NOT_THERE} | there is no variable NOT_THERE
          """)
  void tellsWhyItIsNotLetIn(String key, String line, String told) throws Exception {
    try (CommandRun run = cluster.runWith(key, line, "fovea-topics", "topics")) {
      RUNS.add(run);
      assertThat(run.exitCode()).isBetween(1, 2);
      assertThat(run.err()).contains(told);
    }
  }

  /** In this order: what makes a topic is refused only while there is none. */
  @Order(1)
  @ParameterizedTest(name = "{0} without {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fovea-topics   | Topic images Create               | CREATE on topic 'images'
          fovea-topics   |                                   |
          fovea-produce  | Topic images Write                | WRITE on topic 'images'
          fovea-classify | Topic images Read                 | READ on topic 'images'
          fovea-classify | Topic images.dlq Write            | WRITE on topic 'images.dlq'
          fovea-classify | Group fovea-classifier Read       | READ on group 'fovea-classifier'
          fovea-classify | TransactionalId fovea-classifier* Write | WRITE on transactional ids that begin with 'fovea-classifier'
          fovea-quality  | Topic labels Read                 | READ on topic 'labels'
          fovea-quality  | Topic quality Write               | WRITE on topic 'quality'
          fovea-quality  | Topic fovea-quality-* Create      | CREATE on topics that begin with 'fovea-quality-'
          fovea-quality  | Topic fovea-quality-* Delete      | DELETE on topic 'fovea-quality-
          fovea-quality  | Topic fovea-quality-* Read        | READ or WRITE on topics [fovea-quality-
          fovea-quality  | Group fovea-quality Read          | READ on group 'fovea-quality'
          fovea-quality  | TransactionalId fovea-quality* Write | WRITE on transactional ids that begin with 'fovea-quality'
          fovea-replay   | Topic images.dlq.replayed Create  | CREATE on topic 'images.dlq.replayed'
          fovea-replay   | Topic images.dlq Read             | READ on topic 'images.dlq'
          fovea-replay   | TransactionalId fovea-replay.* Write | WRITE on transactional ids that begin with 'fovea-replay.'
          fovea-tail     | Topic images Read                 | READ on topic 'images'
          fovea-web      | Topic predictions Read            | READ on topic 'predictions'
          fovea-web      | Topic quality Read                | READ on topic 'quality'
          fovea-web      | Topic labels Write                | WRITE on topic 'labels'
          """)
  void endsAndNamesWhatIsLacking(String user, String entry, String told) throws Exception {
    if (entry == null) {
      try (CommandRun run = run(user)) {
        assertThat(run.exitCode()).as(run.err()).isZero();
      }
      return;
    }
    Acl acl = TABLE.find(user, entry);
    cluster.revoke(acl);
    try (CommandRun run = run(user)) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).contains(told, "docs/security.md");
    } finally {
      cluster.grant(acl);
    }
  }

  @Order(2)
  @Test
  void doesItsWorkWithNoMore() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.png"), "no image");
    try (CommandRun classify = run("fovea-classify");
        CommandRun quality = run("fovea-quality");
        CommandRun web = run("fovea-web")) {
      List.of(classify, quality, web).forEach(run -> run.awaitWords("Ready: "));
      assertThat(run("fovea-produce").exitCode()).isZero();
      assertThat(cluster.run("fovea-produce", "produce", broken.toString()).exitCode()).isZero();

      assertThat(tail("predictions", 20)).hasSize(20);
      assertThat(tail("labels", 20)).hasSize(20);
      assertThat(tail("quality", 1)).singleElement().asString().contains("mnist");
      assertThat(tail("images.dlq", 1)).singleElement().asString().contains("broken");
      CommandRun replay = run("fovea-replay");
      assertThat(replay.exitCode()).isZero();
      assertThat(replay.out()).contains("\"replayed\":1");
      assertThat(posted(web)).contains("\"label\"");

      pages(classify);
      pages(web);
      List.of(classify, quality, web).forEach(run -> assertThat(run.stop().exitCode()).isZero());
    }
  }

  @Order(3)
  @Test
  void letsNobodySeeASecret() {
    List<String> seen = new ArrayList<>(log.lines());
    RUNS.forEach(run -> seen.addAll(List.of(run.out(), run.err())));
    seen.addAll(PAGES);
    assertThat(log.lines()).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
    for (String secret : cluster.secrets()) {
      assertThat(seen).noneMatch(text -> text.contains(secret));
    }
  }

  private static List<String> tail(String topic, int records) {
    CommandRun tail =
        cluster.run(
            "fovea-tail", "tail", topic, "--from-beginning", "--json", "--limit", "" + records);
    RUNS.add(tail);
    assertThat(tail.exitCode()).as(tail.err()).isZero();
    return tail.out().lines().toList();
  }

  private static String posted(CommandRun web) throws Exception {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return text(
        HttpRequest.newBuilder(URI.create(address(web, "open ") + "/predict?wait=60"))
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(png.toByteArray())));
  }

  private static void pages(CommandRun run) throws Exception {
    for (String page : List.of("/health", "/ready", "/metrics")) {
      String address = address(run, "Health and metrics at ");
      PAGES.add(text(HttpRequest.newBuilder(URI.create(address + page))));
    }
  }

  private static String text(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }

  private static String address(CommandRun run, String before) {
    Matcher found = Pattern.compile(before + "(http://[^/\\s]+:\\d+)").matcher(run.err());
    assertThat(found.find()).as(run.err()).isTrue();
    return found.group(1);
  }

  private static CommandRun run(String user, String... more) {
    List<String> words = new ArrayList<>(List.of(COMMANDS.get(user).split(" ")));
    if (user.equals("fovea-quality")) {
      words.add(directory.resolve("state").toString());
    }
    if (words.contains("--threads")) {
      // Who dies keeps its place in the group for so long, and the next one here waits.
      words.addAll(List.of("-X", "session.timeout.ms=1500", "-X", "heartbeat.interval.ms=500"));
    }
    words.addAll(List.of(more));
    CommandRun run = cluster.run(user, words.toArray(String[]::new));
    RUNS.add(run);
    return run;
  }
}
