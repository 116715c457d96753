package com.mailfence.eas.discover;

import com.mailfence.core.account.Directory;
import com.mailfence.engine.account.Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Autodiscover in JSON, which is asked without a login: it tells where a domain's service is and
 * nothing about its users. // EA17
 */
public final class ServiceQuery {
  private final Directory directory;
  private final String activeSync;
  private final String xml;

  /**
   * @param activeSync URL of ActiveSync
   * @param xml URL of Autodiscover in XML
   */
  public ServiceQuery(Directory directory, String activeSync, String xml) {
    this.directory = directory;
    this.activeSync = activeSync;
    this.xml = xml;
  }

  /**
   * The answer to a query.
   *
   * @param address the mail address asked for; null if there was none
   * @param protocol as "ActiveSync"; null if there was none
   */
  public Answer answer(@Nullable String address, @Nullable String protocol) {
    Optional<Address> asked = Optional.ofNullable(address).flatMap(Address::read);
    if (asked.isEmpty()) {
      return Answer.error(400, "InvalidUserId", "The given user is invalid.");
    }
    if (directory.domain(asked.get().domain()).isEmpty()) {
      return Answer.error(404, "UserNotFound", "The domain is not served here.");
    }
    if ("ActiveSync".equalsIgnoreCase(protocol)) {
      return Answer.found("ActiveSync", activeSync);
    }
    if ("AutodiscoverV1".equalsIgnoreCase(protocol)) {
      return Answer.found("AutodiscoverV1", xml);
    }
    return Answer.error(400, "InvalidProtocol", "The protocol is not served here.");
  }

  /**
   * An answer.
   *
   * @param code of HTTP
   * @param json the document; holds nothing a client sent
   */
  public record Answer(int code, String json) {
    static Answer found(String protocol, String url) {
      return new Answer(200, "{\"Protocol\":\"" + protocol + "\",\"Url\":\"" + url + "\"}");
    }

    static Answer error(int code, String name, String message) {
      return new Answer(
          code, "{\"ErrorCode\":\"" + name + "\",\"ErrorMessage\":\"" + message + "\"}");
    }
  }
}
