package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.testbed.clock.HandClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Somebody at a command line, who reads what it says. */
final class Typist implements Terminal {
  final HandClock clock = new HandClock();
  private final Path data;
  private final Deque<String> secrets = new ArrayDeque<>();
  private final StringWriter said = new StringWriter();
  private final PrintWriter paper = new PrintWriter(said, true);

  Typist(Path data) {
    this.data = data;
  }

  Typist knowing(String secret) {
    secrets.add(secret);
    return this;
  }

  /** Types the words and gives the exit code and all that was said. */
  String types(String... words) {
    said.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--data");
    all.add(data.toString());
    int code = CommandLines.near(all, Map.of("GATEWAY_BRAND_DOMAIN", "main.test"), this, clock);
    return code + " " + said.toString().strip();
  }

  @Override
  public PrintWriter out() {
    return paper;
  }

  @Override
  public PrintWriter err() {
    return paper;
  }

  @Override
  public Path directory() {
    return data.getParent();
  }

  @Override
  public boolean isWatched() {
    return false;
  }

  @Override
  public String secret(String prompt) {
    String secret = secrets.poll();
    if (secret == null) {
      throw new Refusal.Malformed("password", "none on standard input");
    }
    return secret;
  }
}
