package com.mailfence.deploy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One event, one line. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final int LONGEST = 8192;

  private final Line line;

  LineEncoder(Line line) {
    this.line = line;
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("time", event.getInstant().toString());
    words.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    words.put("room", room(event.getLoggerName()));
    words.put("thread", event.getThreadName());
    event.getMDCPropertyMap().forEach(words::putIfAbsent);
    words.put("says", cut(event.getFormattedMessage()));
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      words.put("thrown", cut(ThrowableProxyUtil.asString(thrown)));
    }
    return (line.of(words) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** What a stranger sends must not fill the disk in one line. WS13 */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** The last two parts of a logger's name: package and type. */
  private static String room(String logger) {
    int last = logger.lastIndexOf('.');
    int before = logger.lastIndexOf('.', last - 1);
    return before < 0 ? logger : logger.substring(before + 1);
  }
}
