package com.mailfence.eas.wire;

import java.util.List;

/**
 * How a phone wants a collection served. Options stick: a request without any is served by those of
 * the request before. [MS-ASCMD] R3597, R3598
 *
 * @param filter number of the age window, 0 for all [MS-ASCMD] section 2.2.3.64.2
 * @param clientWins whether the phone's version is kept in a conflict [MS-ASCMD] R2067
 * @param mime for which mails the whole source is wanted
 * @param mimeCut most bytes of a source, {@link BodyPreference#WHOLE} for all
 * @param bodies forms of the body, one for each type, as the phone ordered them
 * @param parts the same for the part of the body that is new in its conversation; from 14.1
 */
public record Options(
    int filter,
    boolean clientWins,
    Mime mime,
    long mimeCut,
    List<BodyPreference> bodies,
    List<BodyPreference> parts) {

  /** What is meant by a phone that says nothing. [MS-ASCMD] R3076, R2066, R5567 */
  public static final Options NONE =
      new Options(0, false, Mime.NEVER, BodyPreference.WHOLE, List.of(), List.of());

  public Options {
    bodies = List.copyOf(bodies);
    parts = List.copyOf(parts);
  }

  /** For which mails the whole source is wanted. [MS-ASCMD] R3396, R3397, R3399 */
  public enum Mime {
    NEVER,
    SECURED,
    ALL
  }

  /** Whether the part of a body is wanted in a form there is none in. [MS-ASCMD] R5412 */
  public boolean wantsOtherParts() {
    return parts.stream().anyMatch(part -> part.form() != BodyPreference.Form.HTML);
  }

  /** The same, with this form of the body. */
  Options showing(BodyPreference body) {
    return new Options(filter, clientWins, mime, mimeCut, List.of(body), parts);
  }

  /** The same forms without any cut, for what is fetched. [MS-ASCMD] R2956 */
  public Options uncut() {
    return new Options(
        filter,
        clientWins,
        mime,
        BodyPreference.WHOLE,
        bodies.stream().map(BodyPreference::uncut).toList(),
        parts.stream().map(BodyPreference::uncut).toList());
  }
}
