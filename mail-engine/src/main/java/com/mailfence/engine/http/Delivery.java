package com.mailfence.engine.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes bytes as the reader takes them, without a thread, and completes the request. */
final class Delivery implements WriteListener {
  private static final int PIECE = 16 * 1024;

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final byte[] bytes;
  private int at;

  private Delivery(AsyncContext context, byte[] bytes) throws IOException {
    this.context = context;
    this.out = context.getResponse().getOutputStream();
    this.bytes = bytes;
  }

  static void begin(AsyncContext context, byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      context.complete();
      return;
    }
    var delivery = new Delivery(context, bytes);
    delivery.out.setWriteListener(delivery);
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (at == bytes.length) {
        context.complete();
        return;
      }
      int n = Math.min(PIECE, bytes.length - at);
      at += n;
      out.write(bytes, at - n, n);
    }
  }

  @Override
  public void onError(Throwable gone) {
    context.complete();
  }
}
