package com.mailfence.deploy.house;

import com.mailfence.deploy.house.Comments.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the citations out of comments: {@code RFC 5321 s4.5.3.1}, {@code [MS-ASCMD] SyncKey (Sync)
 * R5636}, a product requirement, a hostile case.
 */
final class Citations {

  private static final Pattern PAPER = Pattern.compile("\\bRFC (\\d+)\\b|\\[(MS-[A-Z]+)\\]");
  private static final Pattern RFC_POINT = Pattern.compile(",? s([\\dA-Z]+(?:\\.\\d+)*)");
  private static final Pattern REQUIREMENT = Pattern.compile("\\bR(\\d+)\\b");
  private static final Pattern SECTION =
      Pattern.compile("(?:\\bsections? |\\bs)(\\d+(?:\\.\\d+)*)");
  private static final Pattern DIFFERS = Pattern.compile("differs from [^:]*: *(.*)");

  private static final List<Complaint> COMPLAINTS =
      List.of(
          new Complaint("RFC[-_/]?\\d+", "write 'RFC 5321', with a blank"),
          new Complaint("RFC \\d+,? (section|sec\\.|chapter|§)", "write 'RFC 5321 s4.5.3.1'"),
          new Complaint("(?<![\\[\\w-])MS-(AS|OX)[A-Z]{2,}\\b", "write '[MS-ASCMD]', in brackets"),
          new Complaint(
              "differs from (RFC|\\[MS-)[^:]*$", "say why: 'differs from RFC 5322 s2.1: ...'"));

  private record Complaint(Pattern pattern, String advice) {
    Complaint(String pattern, String advice) {
      this(Pattern.compile(pattern), advice);
    }
  }

  private final Papers papers;
  private final Pattern product;
  private final Pattern hostile;
  private final List<Citation> found = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private Citations(Papers papers) {
    this.papers = papers;
    this.product =
        Pattern.compile("\\b(" + papers.alternatives(Papers.Shelf.PRODUCT) + ")-(\\d+)\\b");
    this.hostile =
        Pattern.compile("\\b(" + papers.alternatives(Papers.Shelf.HOSTILE) + ")(\\d\\d)\\b");
  }

  static Citations of(Papers papers, Iterable<Source> sources) {
    Citations citations = new Citations(papers);
    for (Source source : sources) {
      for (Comment comment : Comments.of(source.text())) {
        citations.read(source, comment);
      }
    }
    return citations;
  }

  List<Citation> found() {
    return List.copyOf(found);
  }

  /** Papers nobody knows, numbers that do not exist, and citations written in another form. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private void read(Source source, Comment comment) {
    Line line = new Line(source, comment);
    for (Complaint complaint : COMPLAINTS) {
      if (complaint.pattern.matcher(comment.text()).find()) {
        complain(line, complaint.advice);
      }
    }
    readPapers(line);
    readNumbers(line, product.matcher(comment.text()), 3);
    readNumbers(line, hostile.matcher(comment.text()), 2);
  }

  private void readPapers(Line line) {
    String text = line.comment.text();
    List<MatchResult> named = PAPER.matcher(text).results().toList();
    for (int i = 0; i < named.size(); i++) {
      int end = i + 1 < named.size() ? named.get(i + 1).start() : text.length();
      String rest = text.substring(named.get(i).end(), end);
      String rfc = named.get(i).group(1);
      if (rfc == null) {
        readMicrosoft(line, named.get(i).group(2), rest);
      } else {
        readRfc(line, rfc, rest);
      }
    }
  }

  private void readRfc(Line line, String rfc, String rest) {
    if (!papers.has(rfc)) {
      complain(line, "RFC " + rfc + " is not in papers.txt");
      return;
    }
    Matcher point = RFC_POINT.matcher(rest);
    if (!point.lookingAt()) {
      cite(line, rfc, "");
      return;
    }
    do {
      cite(line, rfc, "s" + point.group(1));
      point.region(point.end(), rest.length());
    } while (point.lookingAt());
  }

  private void readMicrosoft(Line line, String paper, String rest) {
    if (!papers.has(paper)) {
      complain(line, "[" + paper + "] is not in papers.txt");
      return;
    }
    List<String> points = new ArrayList<>();
    for (MatchResult number : REQUIREMENT.matcher(rest).results().toList()) {
      if (!exists(paper, number.group(1))) {
        complain(line, "[" + paper + "] has no R" + number.group(1));
      }
      points.add("R" + number.group(1));
    }
    if (points.isEmpty()) {
      SECTION.matcher(rest).results().forEach(section -> points.add("s" + section.group(1)));
    }
    if (points.isEmpty()) {
      points.add("");
    }
    points.forEach(point -> cite(line, paper, point));
  }

  private void readNumbers(Line line, Matcher id, int digits) {
    while (id.find()) {
      String number = id.group(2);
      if (number.length() == digits && exists(id.group(1), number)) {
        cite(line, id.group(1), number);
      } else {
        complain(line, "there is no " + id.group());
      }
    }
  }

  private boolean exists(String paper, String digits) {
    return digits.length() < 18 && papers.has(paper, Long.parseLong(digits));
  }

  private void cite(Line line, String paper, String point) {
    Matcher differs = DIFFERS.matcher(line.comment.text());
    String deviation = differs.find() ? differs.group(1) : "";
    Source source = line.source;
    found.add(
        new Citation(paper, point, source.path(), line.comment.line(), source.isTest(), deviation));
  }

  private void complain(Line line, String what) {
    complaints.add(line.source.path() + ":" + line.comment.line() + " " + what);
  }

  private record Line(Source source, Comment comment) {}
}
