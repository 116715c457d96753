package com.mailfence.eas.request;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body.
 *
 * @param version the version that request and answer are written in
 * @param verb what is asked for; the version has it
 * @param device who asks; not yet checked, see {@link Device#mustBeWellFormed}
 * @param user the user named in the query, which proves nothing; null if none is
 * @param policyKey the key of the policy that the device follows; null if it sent none, {@link
 *     #NO_POLICY_KEY} if it sent something that is none
 * @param arguments what the command is told outside of its body
 */
public record EasRequest(
    Version version,
    Verb verb,
    Device device,
    @Nullable String user,
    @Nullable Long policyKey,
    Arguments arguments) {
  /** Matches no key that was ever given out. */
  public static final long NO_POLICY_KEY = -1;

  private static final int LONGEST_QUERY = 4096;

  /**
   * Reads either form of the query. Time and memory are bounded by 4,096 characters.
   *
   * @throws BadWire with {@link Fault#REQUEST}, {@link Fault#VERSION} or {@link Fault#COMMAND}
   */
  public static EasRequest parse(RequestHead head) {
    String query = head.query();
    if (query == null || query.isEmpty()) {
      throw new BadWire(Fault.REQUEST, "missing", "query");
    }
    if (query.length() > LONGEST_QUERY) {
      throw new BadWire(Fault.REQUEST, "too long", "query");
    }
    EasRequest request = isPlain(query) ? PlainQuery.read(query, head) : Base64Query.read(query);
    if (!request.verb.isIn(request.version)) {
      throw new BadWire(Fault.COMMAND, "not in this version", "Cmd");
    }
    return request;
  }

  /** Base64 has an equals sign at most at its end. */
  private static boolean isPlain(String query) {
    int equals = query.indexOf('=');
    return equals >= 0 && query.chars().skip(equals).anyMatch(c -> c != '=');
  }
}
