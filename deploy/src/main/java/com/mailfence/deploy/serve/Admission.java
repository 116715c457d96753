package com.mailfence.deploy.serve;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Says "later" when too many requests wait for a thread, or when the house is closing. Phones that
 * wait for news do not count: they hold no thread. [MS-ASHTTP] 503 with Retry-After.
 */
final class Admission {
  private static final String LATER_SECONDS = "10";

  private final QueuedThreadPool pool;
  private final int most;
  private volatile boolean closed;

  Admission(QueuedThreadPool pool, int most) {
    this.pool = pool;
    this.most = most;
  }

  void close() {
    closed = true;
  }

  Handler before(Handler inner) {
    return new Handler.Wrapper(inner) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        if (!closed && pool.getQueueSize() <= most) {
          return super.handle(request, response, callback);
        }
        response.getHeaders().put(HttpHeader.RETRY_AFTER, LATER_SECONDS);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
        callback.succeeded();
        return true;
      }
    };
  }
}
