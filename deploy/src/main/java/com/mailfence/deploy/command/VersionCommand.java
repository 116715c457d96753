package com.mailfence.deploy.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway version}. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Tells the version of the house and of what it runs on.")
final class VersionCommand implements Callable<Integer> {
  private final Session session;

  @Mixin Where where = new Where();

  VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = session.terminal().out();
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    out.println("gateway " + (version == null ? "from its classes" : version));
    out.println("java " + Runtime.version());
    out.flush();
    return 0;
  }
}
