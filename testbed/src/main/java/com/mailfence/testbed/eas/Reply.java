package com.mailfence.testbed.eas;

import java.net.http.HttpHeaders;

/**
 * What came back over HTTP.
 *
 * @param status 200, 401, 449 and so on
 * @param headers by name, in any case
 * @param body as it came; the phone asks for no compression
 */
public record Reply(int status, HttpHeaders headers, byte[] body) {
  /** The first header of this name, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
