package com.mailfence.engine.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Where connections come in. */
sealed interface Entrance extends Closeable {
  /** Waits for the next one. */
  Wire accept() throws IOException;

  SocketAddress address() throws IOException;

  /** Opens a TCP port, or a Unix socket; the socket's file, if one was left behind, is replaced. */
  static Entrance open(SocketAddress at) throws IOException {
    if (at instanceof UnixDomainSocketAddress unix) {
      if (isSocket(unix.getPath())) {
        Files.delete(unix.getPath());
      }
      var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(unix);
      return new Unix(channel, unix);
    }
    var socket = new ServerSocket();
    socket.bind(at, 128);
    return new Tcp(socket);
  }

  private static boolean isSocket(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (IOException e) {
      return false;
    }
  }

  /** A TCP port. */
  record Tcp(ServerSocket socket) implements Entrance {
    @Override
    public Wire accept() throws IOException {
      return new TcpWire(socket.accept());
    }

    @Override
    public SocketAddress address() {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** A Unix socket. */
  record Unix(ServerSocketChannel channel, UnixDomainSocketAddress at) implements Entrance {
    @Override
    public Wire accept() throws IOException {
      return new UnixWire(channel.accept());
    }

    @Override
    public SocketAddress address() {
      return at;
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(at.getPath());
    }
  }
}
