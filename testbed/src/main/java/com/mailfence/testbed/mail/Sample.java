package com.mailfence.testbed.mail;

import java.util.List;

/**
 * A mail and what a reader must find in it.
 *
 * @param words a piece of its plain or HTML text, without markup and line breaks
 * @param files the names of its attachments, pictures in the text among them
 */
public record Sample(
    byte[] bytes, Kind kind, String subject, String sender, String words, List<String> files) {

  public Sample {
    files = List.copyOf(files);
  }
}
