package com.mailfence.deploy.serve;

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
  private final boolean required;

  HttpsOnly(Handler inner, boolean required) {
    super(inner);
    this.required = required;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!required || request.isSecure()) {
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
