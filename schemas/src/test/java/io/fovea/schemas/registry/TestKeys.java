package io.fovea.schemas.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate, made for one test run by the JDK's keytool. */
record TestKeys(Path keyStore, Path trustStore, Path certificate) {
  static final String PASSWORD = "test-password";

  /**
   * @param subjectAlternativeName {@code ip:127.0.0.1}, for example
   */
  static TestKeys generate(Path folder, String name, String subjectAlternativeName)
      throws IOException, InterruptedException {
    TestKeys keys =
        new TestKeys(
            folder.resolve(name + ".p12"),
            folder.resolve(name + "-trust.jks"),
            folder.resolve(name + ".pem"));
    keytool(
        "-genkeypair -alias key -keyalg EC -dname CN=" + name + " -validity 2 -storetype PKCS12",
        keys.keyStore,
        "-ext san=" + subjectAlternativeName);
    keytool("-exportcert -alias key -rfc -file " + keys.certificate, keys.keyStore, "");
    keytool(
        "-importcert -alias key -noprompt -storetype JKS -file " + keys.certificate,
        keys.trustStore,
        "");
    return keys;
  }

  private static void keytool(String arguments, Path store, String more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    if (!more.isEmpty()) {
      command.addAll(List.of(more.split(" ")));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }

  String pem() throws IOException {
    return Files.readString(certificate);
  }

  /** For a server that has this key and trusts the other's. */
  SSLContext serverTrusting(TestKeys clients) throws IOException, GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(load(keyStore), PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(load(clients.trustStore));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    KeyStore loaded = KeyStore.getInstance(store.toString().endsWith(".jks") ? "JKS" : "PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    return loaded;
  }
}
