package com.mailfence.deploy.log;

import java.util.Map;

/** A form of a log line. */
interface Line {
  /** The line of these words, without its end and without any other line end in it. WS13 */
  String of(Map<String, String> words);
}
