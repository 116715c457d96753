package com.mailfence.deploy.serve;

import com.mailfence.deploy.rooms.TlsDemand;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What comes without TLS is sent on before anything else of it is looked at: browsers by a
 * redirect, everything that may carry credentials in its body or head by a refusal. BASE-003
 */
final class HttpsOnly extends Handler.Wrapper {
  private final TlsDemand tls;

  HttpsOnly(Handler inner, TlsDemand tls) {
    super(inner);
    this.tls = tls;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.isSecure() || !tls.isRequired()) {
      return super.handle(request, response, callback);
    }
    String method = request.getMethod();
    boolean harmless =
        (method.equals("GET") || method.equals("HEAD"))
            && !request.getHeaders().contains(HttpHeader.AUTHORIZATION);
    if (harmless) {
      HttpURI there = HttpURI.build(request.getHttpURI()).scheme("https").port(-1).asImmutable();
      response.getHeaders().put(HttpHeader.LOCATION, there.asString());
      response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
    } else {
      response.setStatus(HttpStatus.FORBIDDEN_403);
    }
    callback.succeeded();
    return true;
  }
}
