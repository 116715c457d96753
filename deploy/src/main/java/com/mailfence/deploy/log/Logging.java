package com.mailfence.deploy.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** Sets the log up: to standard error, in one of two forms. */
public final class Logging {
  private Logging() {}

  /**
   * Replaces whatever was set up before.
   *
   * @param level least level that is written: error, warn, info, debug or trace
   * @param json whether a line is a JSON object rather than {@code key=value} words
   */
  public static void begin(String level, boolean json) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> out = new ConsoleAppender<>();
    out.setContext(context);
    out.setTarget("System.err");
    LineEncoder encoder = new LineEncoder(json ? new JsonLine() : new WordLine());
    encoder.setContext(context);
    encoder.start();
    out.setEncoder(encoder);
    out.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(level, Level.INFO));
    root.addAppender(out);
    quiet(context, Level.WARN, "org.eclipse.jetty", "org.hibernate", "org.flywaydb");
    quiet(context, Level.WARN, "com.zaxxer.hikari");
  }

  private static void quiet(LoggerContext context, Level level, String... names) {
    for (String name : names) {
      context.getLogger(name).setLevel(level);
    }
  }
}
