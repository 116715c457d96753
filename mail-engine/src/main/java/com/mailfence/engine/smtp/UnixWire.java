package com.mailfence.engine.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A connection of a Unix socket: from the same machine, without addresses and without TLS. */
final class UnixWire implements Wire {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private long patience;
  private volatile boolean deaf;

  UnixWire(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  @Override
  public @Nullable InetAddress peer() {
    return null;
  }

  @Override
  public void patience(Duration newPatience) {
    patience = Math.max(1, newPatience.toMillis());
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer);
    while (!deaf) {
      int n = channel.read(bytes);
      if (n != 0) {
        return n;
      }
      await(SelectionKey.OP_READ);
    }
    return -1;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (channel.write(rest) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private void await(int what) throws IOException {
    key.interestOps(what);
    int ready = selector.select(patience);
    selector.selectedKeys().clear();
    if (ready == 0 && !deaf) {
      throw new SocketTimeoutException();
    }
  }

  @Override
  public boolean isTalking() {
    return false; // whoever may open this socket is one of ours
  }

  @Override
  public void startTls(SSLContext context) {
    throw new UnsupportedOperationException("no TLS on a Unix socket");
  }

  @Override
  public void hangUp() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void stopListening() {
    deaf = true;
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
