package com.mailfence.deploy.admin;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands that come through the socket; eight at a time. */
public final class AdminServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
  private static final int AT_A_TIME = 8;

  private final ServerSocketChannel door;
  private final Path file;
  private final Runner runner;
  private final ThreadPoolExecutor crew;

  /** What runs a command. */
  public interface Runner {
    /**
     * Runs the words of a command.
     *
     * @return exit code, 0 to 127
     */
    int run(List<String> words, Terminal terminal);
  }

  private AdminServer(ServerSocketChannel door, Path file, Runner runner) {
    this.door = door;
    this.file = file;
    this.runner = runner;
    this.crew =
        new ThreadPoolExecutor(
            0,
            AT_A_TIME + 1,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              var thread = new Thread(task, "admin");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Opens the socket of a data directory whose lock this process holds. */
  public static AdminServer open(Path data, Runner runner) throws IOException {
    Path file = SocketPlace.file(data);
    Files.deleteIfExists(file);
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try (SocketPlace place = SocketPlace.of(data)) {
      // The directory is closed to others, so nobody comes before the socket is closed to them too.
      door.bind(place.address());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      door.close();
      throw e;
    }
    var server = new AdminServer(door, file, runner);
    server.crew.execute(server::listen);
    return server;
  }

  private void listen() {
    while (door.isOpen()) {
      try {
        SocketChannel visitor = door.accept();
        try {
          crew.execute(() -> serve(visitor));
        } catch (RejectedExecutionException e) {
          visitor.close();
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("admin socket: {}", e.toString());
      }
    }
  }

  private void serve(SocketChannel visitor) {
    try (visitor) {
      var in = new DataInputStream(Channels.newInputStream(visitor));
      var out = new DataOutputStream(Channels.newOutputStream(visitor));
      Frame ask = Frame.read(in);
      List<String> words = List.of(ask.text().split("\0", -1));
      if (ask.sort() != Frame.Sort.ASK || words.size() < 3) {
        throw new IOException("no command");
      }
      var terminal = new FarTerminal(in, out, Path.of(words.get(0)), words.get(1).equals("true"));
      int code = runner.run(words.subList(2, words.size() - 1), terminal);
      terminal.flush();
      new Frame(Frame.Sort.EXIT, new byte[] {(byte) code}).write(out);
    } catch (IOException e) {
      LOG.info("admin socket: visitor gone: {}", e.toString());
    }
  }

  /** From now on nobody new is heard. */
  public void closeDoor() throws IOException {
    door.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    closeDoor();
    crew.shutdown();
    try {
      if (!crew.awaitTermination(5, TimeUnit.SECONDS)) {
        crew.shutdownNow();
      }
    } catch (InterruptedException e) {
      crew.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
