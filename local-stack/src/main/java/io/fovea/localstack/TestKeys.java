package io.fovea.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/** A key and its self-signed certificate for loopback, good for two days. */
record TestKeys(Path store, String password) {
  static final String TYPE = "PKCS12";
  private static final String ALIAS = "key";

  /** By a process, because the JDK signs certificates in no public class. */
  static TestKeys make(Path directory, String name) {
    Path store = directory.resolve(name + ".p12");
    String password = newPassword();
    try {
      Process keytool = new ProcessBuilder(command(store, name)).redirectErrorStream(true).start();
      try (OutputStream in = keytool.getOutputStream()) {
        // Asked for twice, and not on the command line, which others can see.
        in.write((password + "\n" + password + "\n").getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new LocalStackException("keytool made no key: " + said);
      }
      return new TestKeys(store, password);
    } catch (IOException e) {
      throw new LocalStackException("keytool made no key: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while a key was made", e);
    }
  }

  /** No keys, but whose certificates are trusted; the JDK reads none of a store that is open. */
  static TestKeys trust(Path directory, List<TestKeys> trusted) {
    Path store = directory.resolve("trust.p12");
    String password = newPassword();
    try (OutputStream out = Files.newOutputStream(store)) {
      KeyStore certificates = KeyStore.getInstance(TYPE);
      certificates.load(null, null);
      for (TestKeys keys : trusted) {
        certificates.setCertificateEntry(keys.store().getFileName().toString(), keys.certificate());
      }
      certificates.store(out, password.toCharArray());
      return new TestKeys(store, password);
    } catch (IOException | GeneralSecurityException e) {
      throw new LocalStackException("No trust store could be made: " + e, e);
    }
  }

  static String newPassword() {
    byte[] bytes = new byte[15];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  private Certificate certificate() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(TYPE);
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    return keys.getCertificate(ALIAS);
  }

  private static List<String> command(Path store, String name) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-J-XX:TieredStopAtLevel=1",
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-storetype",
        TYPE,
        "-dname",
        "CN=" + name,
        "-ext",
        "san=ip:" + BoundSockets.HOST + ",dns:localhost",
        "-keystore",
        store.toString());
  }
}
