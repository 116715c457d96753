package com.mailfence.testbed.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server as a process of its own, and its command line. */
public final class Gateway implements AutoCloseable {
  private static final Pattern LISTENER =
      Pattern.compile("\"([a-z-]+)\"\\s*:\\s*\"([0-9a-zA-Z.:\\[\\]]+):(\\d+)\"");

  private static final List<String> LISTENERS =
      List.of("https", "http", "smtp", "submission", "submissions", "management");

  private final List<String> launcher;
  private final Path data;
  private final List<String> settings;
  private final Map<String, InetSocketAddress> listeners = new HashMap<>();
  private volatile @Nullable Process process;

  /**
   * @param launcher the command that starts the gateway's command line
   * @param data its data directory
   * @param settings {@code key=value} pairs for the server; where they name no port it listens on a
   *     free one of the loopback address
   */
  public Gateway(List<String> launcher, Path data, List<String> settings) {
    this.launcher = List.copyOf(launcher);
    this.data = data;
    List<String> all = new ArrayList<>();
    for (String listener : LISTENERS) {
      all.add("listen." + listener + ".port=0");
      all.add("listen." + listener + ".bind=127.0.0.1");
    }
    all.addAll(settings);
    this.settings = List.copyOf(all);
    // However the tool ends, its server does not outlive it.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the server"));
  }

  /** Starts the server on free ports of the loopback address and waits until it is ready. */
  public void start() throws IOException {
    Process started =
        new ProcessBuilder(command("serve"))
            .redirectError(data.resolve("server.log").toFile())
            .start();
    process = started;
    BufferedReader out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start:\n" + lastLines(data.resolve("server.log")));
    }
    listeners.clear();
    Matcher matcher = LISTENER.matcher(line);
    while (matcher.find()) {
      listeners.put(
          matcher.group(1),
          new InetSocketAddress(matcher.group(2), Integer.parseInt(matcher.group(3))));
    }
  }

  /** Where a listener of that name listens. */
  public InetSocketAddress address(String listener) {
    InetSocketAddress address = listeners.get(listener);
    if (address == null) {
      throw new IllegalStateException("no listener " + listener + " in " + listeners.keySet());
    }
    return address;
  }

  /** The server's HTTPS address. */
  public URI https() {
    return URI.create("https://127.0.0.1:" + address("https").getPort());
  }

  public long pid() {
    return running().pid();
  }

  public Path data() {
    return data;
  }

  /** Kills the server as a power cut would end it: without a word. */
  public void kill() throws InterruptedException {
    running().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    process = null;
  }

  /** Waits until the server ends. */
  public void awaitEnd() throws InterruptedException {
    running().waitFor();
  }

  /** Runs a command of the command line with this text on its standard input. */
  public String run(String input, String... words) throws IOException, InterruptedException {
    Path answer = Files.createTempFile("gateway", ".out");
    try {
      Process command =
          new ProcessBuilder(command(words))
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      command.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      command.getOutputStream().close();
      int code = command.waitFor();
      String said = Files.readString(answer);
      if (code != 0) {
        throw new IOException(String.join(" ", words) + " ended with " + code + ":\n" + said);
      }
      return said;
    } finally {
      Files.delete(answer);
    }
  }

  /** Asks the server's virtual machine to collect garbage, so that its memory can be compared. */
  public void collectGarbage() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Resident memory of the server in bytes, as the kernel counts it. */
  public long residentBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("the kernel does not tell the resident memory");
  }

  @Override
  public void close() {
    Process ending = process;
    if (ending == null) {
      return;
    }
    ending.destroy();
    try {
      if (!ending.waitFor(30, TimeUnit.SECONDS)) {
        ending.destroyForcibly();
      }
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(words));
    command.add("--data");
    command.add(data.toString());
    for (String setting : settings) {
      command.add("--set");
      command.add(setting);
    }
    return command;
  }

  private Process running() {
    Process now = process;
    if (now == null) {
      throw new IllegalStateException("the server does not run");
    }
    return now;
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
