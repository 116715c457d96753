package com.mailfence.testbed.eas;

/** The server refused a request over HTTP, where the phone needed an answer to go on. */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  HttpFailure(String command, int status) {
    super(command + " was answered with HTTP " + status);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
