package com.mailfence.deploy.serve;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Headers that every answer carries: TLS from now on, and no guessing of types. RFC 6797 */
final class Headers extends Handler.Wrapper {
  private static final String HALF_A_YEAR = "max-age=15552000";

  Headers(Handler inner) {
    super(inner);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().put(HttpHeader.STRICT_TRANSPORT_SECURITY, HALF_A_YEAR);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    return super.handle(request, response, callback);
  }
}
