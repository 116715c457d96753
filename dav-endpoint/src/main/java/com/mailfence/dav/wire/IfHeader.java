package com.mailfence.dav.wire;

import com.mailfence.dav.xml.BadWire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header If: lists of conditions, one of which must hold whole. RFC 4918 s10.4 */
public final class IfHeader {
  private static final int MOST = 200; // DV03

  private final List<Terms> lists = new ArrayList<>();
  private final String text;
  private int at;
  private int conditions;

  /**
   * Conditions that hold together.
   *
   * @param resource of which; null for the one of the request
   */
  private record Terms(@Nullable String resource, List<Condition> conditions) {}

  /**
   * One condition.
   *
   * @param token a state token; null if it is an entity tag
   * @param tag an entity tag, without quotes; null if it is a token
   */
  private record Condition(boolean not, @Nullable String token, @Nullable String tag) {}

  /** What is known of the resources a condition may speak of. */
  public interface State {
    /**
     * Whether the token is one of the resource's.
     *
     * @param resource null for the one of the request
     */
    boolean hasToken(@Nullable String resource, String token);

    boolean hasTag(@Nullable String resource, String tag);
  }

  private IfHeader(String text) {
    this.text = text;
  }

  /**
   * @param header null for none
   * @throws BadWire if it cannot be read or has too many conditions
   */
  public static IfHeader read(@Nullable String header) {
    var read = new IfHeader(header == null ? "" : header);
    if (header != null) {
      read.parse();
    }
    return read;
  }

  public boolean isThere() {
    return !lists.isEmpty();
  }

  /** Whether one of the lists holds. True if there is none. */
  public boolean holds(State state) {
    return lists.isEmpty() || lists.stream().anyMatch(list -> holds(list, state));
  }

  /** All tokens that are shown, which is how a client shows that it knows of a lock. */
  public Set<String> tokens() {
    Set<String> tokens = new HashSet<>();
    for (Terms list : lists) {
      for (Condition condition : list.conditions()) {
        if (condition.token() != null && !condition.not()) {
          tokens.add(condition.token());
        }
      }
    }
    return tokens;
  }

  private static boolean holds(Terms list, State state) {
    for (Condition condition : list.conditions()) {
      boolean is =
          condition.token() != null
              ? state.hasToken(list.resource(), condition.token())
              : state.hasTag(list.resource(), String.valueOf(condition.tag()));
      if (is == condition.not()) {
        return false;
      }
    }
    return true;
  }

  private void parse() {
    String resource = null;
    while (skip()) {
      if (peek() == '<') {
        resource = between('<', '>');
        refuseUnless(skip() && peek() == '(');
      }
      refuseUnless(peek() == '(');
      at++;
      lists.add(new Terms(resource, list()));
    }
    refuseUnless(!lists.isEmpty());
  }

  private List<Condition> list() {
    List<Condition> terms = new ArrayList<>();
    while (true) {
      refuseUnless(skip());
      if (peek() == ')') {
        at++;
        refuseUnless(!terms.isEmpty());
        return terms;
      }
      boolean not = text.regionMatches(true, at, "Not", 0, 3);
      if (not) {
        at += 3;
        refuseUnless(skip());
      }
      refuseUnless(++conditions <= MOST);
      if (peek() == '<') {
        terms.add(new Condition(not, between('<', '>'), null));
      } else {
        refuseUnless(peek() == '[');
        terms.add(new Condition(not, null, tag(between('[', ']'))));
      }
    }
  }

  private static String tag(String text) {
    String tag = text.strip();
    boolean quoted = tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"");
    return quoted ? tag.substring(1, tag.length() - 1) : tag;
  }

  private String between(char first, char last) {
    int end = text.indexOf(last, at);
    refuseUnless(peek() == first && end > 0);
    String inner = text.substring(at + 1, end);
    at = end + 1;
    return inner;
  }

  private boolean skip() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at < text.length();
  }

  private char peek() {
    return text.charAt(at);
  }

  private static void refuseUnless(boolean right) {
    if (!right) {
      throw new BadWire("If");
    }
  }
}
