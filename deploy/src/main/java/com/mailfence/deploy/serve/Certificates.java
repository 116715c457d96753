package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the house and its key: PEM files of the operator's, or a self-signed pair that
 * is made at the first start. When the files change they are taken over without a restart; if what
 * is in them cannot be used, the old pair stays.
 */
public final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private final Path certificate;
  private final Path key;
  private final List<Consumer<KeyStore>> takers = new CopyOnWriteArrayList<>();
  private List<FileTime> seen = List.of();
  private volatile KeyStore store;
  private volatile SSLContext context;

  private Certificates(Path certificate, Path key) throws IOException, GeneralSecurityException {
    this.certificate = certificate;
    this.key = key;
    this.seen = times();
    this.store = Pem.read(certificate, key);
    this.context = contextOf(store);
  }

  /**
   * Reads the pair that is set, or the house's own, which is made if need be.
   *
   * @param host the name a self-signed certificate is made for
   * @param data the house's directory
   */
  public static Certificates open(TlsSettings settings, String host, Path data, Clock clock)
      throws IOException, GeneralSecurityException {
    if (!settings.certificate().isEmpty()) {
      return new Certificates(Path.of(settings.certificate()), Path.of(settings.key()));
    }
    Path own = data.resolve("tls");
    Path certificate = own.resolve("certificate.pem");
    Path key = own.resolve("key.pem");
    if (!Files.exists(certificate) || !Files.exists(key)) {
      SelfSigned.make(host, certificate, key, clock);
      LOG.info("made a self-signed certificate for {} in {}", host, own);
    }
    return new Certificates(certificate, key);
  }

  /** The pair as it is now. */
  public KeyStore store() {
    return store;
  }

  /** For connections that turn to TLS, made from the pair as it is now. */
  public SSLContext context() {
    return context;
  }

  /** Is told of every new pair. */
  public void onChange(Consumer<KeyStore> taker) {
    takers.add(taker);
  }

  /** Looks whether the files changed, and takes them over; called again and again by a timer. */
  public void look() {
    try {
      List<FileTime> now = times();
      if (now.equals(seen)) {
        return;
      }
      KeyStore fresh = Pem.read(certificate, key);
      context = contextOf(fresh);
      store = fresh;
      seen = now;
      takers.forEach(taker -> taker.accept(fresh));
      LOG.info("took over a new certificate from {}", certificate);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.warn("the certificate in {} cannot be used, the old one stays: {}", certificate, e + "");
    }
  }

  private List<FileTime> times() throws IOException {
    return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
  }

  private static SSLContext contextOf(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, Pem.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
