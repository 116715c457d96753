package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transcript of phones and the desk. Its lines:
 *
 * <pre>
 * # a remark; empty lines mean nothing
 * P: name version [agent]   the phone that speaks from here on
 * C: Verb document          what it asks; further C: lines continue the document
 * S: document               what is answered; further S: lines continue it
 * S: nothing                an answer without a body
 * S: waiting                no further answer yet
 * W: ...                    what happens elsewhere, see {@link TalkWorld}
 * </pre>
 *
 * <p>A Sync may be written short, each collection in brackets: in what is asked {@code [key folder
 * rest]}, in what is answered {@code [key folder status rest]}; what stands behind the last one
 * follows the list of collections.
 *
 * <p>In a document {@code {name}} stands for a value: in an answer it is captured where it is new.
 * Three dots in an answer stand for anything.
 */
final class EasTalk implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)\\}|\\.\\.\\.");

  /** Talks in a house that keeps them. */
  private static final List<String> LISTS = List.of("tasks-", "notes-");

  private final String title;
  private final List<String> script;
  private final TalkWorld world;
  private final Map<String, DeskHouse.Phone> phones = new LinkedHashMap<>();
  private DeskHouse.Phone phone;
  private int answered;

  private EasTalk(String title, List<String> script) {
    this.title = title;
    this.script = script;
    this.world = new TalkWorld(LISTS.stream().anyMatch(title::startsWith));
    this.phone = world.phone("phone", "14.1", "Agent/1");
  }

  static void play(Path file) throws IOException {
    String title = file.getFileName().toString();
    try (var talk = new EasTalk(title, Files.readAllLines(file, UTF_8))) {
      talk.play();
    }
  }

  @Override
  public void close() {
    world.close();
  }

  private void play() {
    for (int at = 0; at < script.size(); ) {
      char who = script.get(at).isEmpty() ? '#' : script.get(at).charAt(0);
      int end = at + 1;
      while ((who == 'C' || who == 'S') && end < script.size() && continues(script.get(end), who)) {
        end++;
      }
      StringBuilder text = new StringBuilder();
      script
          .subList(at, end)
          .forEach(line -> text.append(line.substring(Math.min(3, line.length())).strip()));
      said(
          who,
          script.get(at).substring(Math.min(3, script.get(at).length())).strip(),
          text.toString(),
          at + 1);
      at = end;
    }
  }

  private static boolean continues(String line, char who) {
    return line.startsWith(who + ":   ");
  }

  private void said(char who, String first, String all, int line) {
    String place = title + ":" + line;
    switch (who) {
      case '#' -> {}
      case 'P' -> speaks(first.split(" +", 3));
      case 'C' -> asks(all);
      case 'S' -> answers(place, all);
      case 'W' -> world.happens(first);
      default -> throw new IllegalArgumentException(place + " " + first);
    }
  }

  private void speaks(String[] words) {
    String agent = words.length > 2 ? words[2] : "Agent/1";
    phone = phones.computeIfAbsent(words[0], name -> world.phone(name, words[1], agent));
    answered = phone.answers.size();
  }

  private void asks(String all) {
    int space = all.indexOf(' ');
    String verb = space < 0 ? all : all.substring(0, space);
    assertThat(phone.answers).as("%s: answers before %s", title, all).hasSize(answered);
    phone.send(verb, space < 0 ? "" : filled(asked(all.substring(space + 1).strip())));
  }

  private void answers(String place, String wanted) {
    if (wanted.equals("waiting")) {
      assertThat(phone.answers).as("%s: no answer yet", place).hasSize(answered);
      return;
    }
    assertThat(phone.answers).as("%s: an answer", place).hasSizeGreaterThan(answered);
    Reply reply = phone.answers.get(answered++);
    if (wanted.equals("nothing")) {
      assertThat(reply).as(place).isEqualTo(Reply.nothing());
      return;
    }
    String shown = DeskHouse.shown(reply);
    String whole = answered(wanted);
    Matcher matcher = pattern(whole).matcher(shown);
    assertThat(matcher.matches()).as("%s%nwanted %s%nanswered %s", place, whole, shown).isTrue();
    for (String name : names(whole)) {
      world.names.computeIfAbsent(name, matcher::group);
    }
  }

  private static final Pattern ASKED = Pattern.compile("\\[(\\S+) ([^\\s\\]]+) ?([^\\]]*)\\]");
  private static final Pattern ANSWERED =
      Pattern.compile("\\[(\\S+) (\\S+) ([^\\s\\]]+) ?([^\\]]*)\\]");

  private static String asked(String text) {
    if (!text.startsWith("[")) {
      return text;
    }
    int end = text.lastIndexOf(']') + 1;
    return "<AirSync:Sync><Collections>"
        + ASKED
            .matcher(text.substring(0, end))
            .replaceAll(
                "<Collection><SyncKey>$1</SyncKey><CollectionId>$2</CollectionId>$3</Collection>")
        + "</Collections>"
        + text.substring(end)
        + "</Sync>";
  }

  private static String answered(String text) {
    return !text.startsWith("[")
        ? text
        : "<AirSync:Sync><Collections>"
            + ANSWERED
                .matcher(text)
                .replaceAll(
                    "<Collection><SyncKey>$1</SyncKey><CollectionId>$2</CollectionId>"
                        + "<Status>$3</Status>$4</Collection>")
            + "</Collections></Sync>";
  }

  private static List<String> names(String wanted) {
    return NAME.matcher(wanted)
        .results()
        .map(r -> r.group(1))
        .filter(n -> n != null)
        .distinct()
        .toList();
  }

  private Pattern pattern(String wanted) {
    StringBuilder regex = new StringBuilder();
    Set<String> captured = new HashSet<>();
    int at = 0;
    Matcher matcher = NAME.matcher(wanted);
    while (matcher.find()) {
      regex.append(Pattern.quote(wanted.substring(at, matcher.start())));
      String name = matcher.group(1);
      if (name == null) {
        regex.append(".*?");
      } else if (world.names.containsKey(name)) {
        regex.append(Pattern.quote(world.names.get(name)));
      } else if (!captured.add(name)) {
        regex.append("\\k<").append(name).append(">");
      } else {
        regex.append("(?<").append(name).append(">[^<]*)");
      }
      at = matcher.end();
    }
    regex.append(Pattern.quote(wanted.substring(at)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private String filled(String document) {
    return NAME.matcher(document)
        .replaceAll(
            found -> {
              String value = world.names.get(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(title + ": nobody said " + found.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
