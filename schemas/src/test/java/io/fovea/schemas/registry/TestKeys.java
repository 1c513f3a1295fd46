package io.fovea.schemas.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
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
      throws IOException, InterruptedException, GeneralSecurityException {
    TestKeys keys =
        new TestKeys(
            folder.resolve(name + ".p12"),
            folder.resolve(name + "-trust.jks"),
            folder.resolve(name + ".pem"));
    keys.generateKey(name, subjectAlternativeName);
    keys.export(load(keys.keyStore).getCertificate("key"));
    return keys;
  }

  /** A process, because the JDK signs certificates in no public class. */
  private void generateKey(String name, String subjectAlternativeName)
      throws IOException, InterruptedException {
    String arguments =
        "-J-XX:TieredStopAtLevel=1 -genkeypair -alias key -keyalg EC -validity 2 -storetype PKCS12"
            + " -dname CN=%s -ext san=%s -storepass %s"
                .formatted(name, subjectAlternativeName, PASSWORD);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", keyStore.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }

  private void export(Certificate own) throws IOException, GeneralSecurityException {
    String base64 = Base64.getMimeEncoder().encodeToString(own.getEncoded());
    Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, null);
    trusted.setCertificateEntry("key", own);
    try (OutputStream out = Files.newOutputStream(trustStore)) {
      trusted.store(out, PASSWORD.toCharArray());
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
