package com.mailfence.deploy.serve;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Those whose certificates this machine believes, as its Java runtime holds them. */
final class Anchors {
  /** That of the runtime itself. */
  private static final @Nullable KeyStore OWN = null;

  private Anchors() {}

  static Set<X509Certificate> ofTheMachine() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(OWN);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .flatMap(one -> Arrays.stream(one.getAcceptedIssuers()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificates of the Java runtime", e);
    }
  }
}
