package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over a message. It keeps a stack of open parts instead of calling itself, looks at
 * every byte once and never fails on what a mail holds: whatever cannot be understood is text or an
 * opaque part. Its reading of ambiguous mail is the reading of the whole house. MI06
 */
final class Scanner {
  private final LineReader lines;
  private final List<OpenPart> open = new ArrayList<>();
  private final Map<String, String> previews = new HashMap<>();
  private Headers headers = Headers.none();
  private int count = 1;
  private int previewed;
  private boolean cut;

  /** Whether delimiters no longer count, because there were too many parts. */
  private boolean flat;

  private Scanner(LineReader lines) {
    this.lines = lines;
  }

  static Scan scan(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return new Scanner(new LineReader(in, content.size())).run();
    }
  }

  /** Only the header of a message, read as the pass reads it. */
  static Headers headers(Content content) throws IOException {
    try (InputStream in = content.open()) {
      LineReader lines = new LineReader(in, content.size());
      HeaderBlock block = new HeaderBlock(Limits.HEADER_BYTES);
      while (lines.advance() && isHeader(lines, block)) {
        lines.copyTo(block);
      }
      return block.headers();
    }
  }

  private Scan run() throws IOException {
    open.add(new OpenPart(MediaType.TEXT, 0, new HeaderBlock(Limits.HEADER_BYTES)));
    while (lines.advance()) {
      line();
    }
    Part root = finish(); // a mail may end in its header, which is only then known
    return new Scan(headers, new Structure(root, cut), previews);
  }

  private OpenPart top() {
    return open.get(open.size() - 1);
  }

  private void line() {
    if (lines.startsWithDashes() && !flat && delimiter()) {
      return;
    }
    while (top().in == OpenPart.In.HEADER) {
      if (isHeader(lines, top().block)) {
        lines.copyTo(top().block);
        return;
      }
      boolean empty = lines.isEmpty();
      startBody(!empty);
      if (empty) {
        return;
      }
    }
  }

  /**
   * Whether this line belongs to the header. A line that is no field ends it as an empty line does.
   *
   * <p>differs from RFC 5322 s2.1: senders forget the empty line, and transports read it so
   */
  private static boolean isHeader(LineReader lines, HeaderBlock block) {
    if (!lines.atHead()) {
      return true;
    }
    if (lines.isEmpty()) {
      return false;
    }
    boolean folded = lines.startsWith(' ') || lines.startsWith('\t');
    return block.isEmpty() ? lines.isField() || lines.isFromLine() : folded || lines.isField();
  }

  /** Whether this line parts the parts of an open multipart; the innermost is asked first. */
  private boolean delimiter() {
    for (int i = open.size() - 1; i >= 0; i--) {
      OpenPart multipart = open.get(i);
      if (multipart.in == OpenPart.In.MULTIPART && multipart.delimiter != null) {
        Delimiter.Match match = lines.match(multipart.delimiter);
        if (match != Delimiter.Match.NONE) {
          part(i, match == Delimiter.Match.LAST);
          return true;
        }
      }
    }
    return false;
  }

  private void part(int multipart, boolean last) {
    while (open.size() > multipart + 1) {
      if (top().provisional && open.size() == multipart + 2) {
        lines.forgetRun();
        open.remove(open.size() - 1);
      } else {
        closeTop(false);
      }
    }
    if (last) {
      top().in = OpenPart.In.AFTER_LAST_PART;
    } else if (count < Limits.PARTS) {
      boolean digest = top().header.type().is("multipart/digest"); // RFC 2046 s5.1.5
      push(digest ? MediaType.MESSAGE : MediaType.TEXT, lines.nextOffset());
    } else {
      rest();
    }
  }

  private OpenPart push(MediaType fallback, long start) {
    count++;
    OpenPart part = new OpenPart(fallback, start, new HeaderBlock(Limits.PART_HEADER_BYTES));
    open.add(part);
    return part;
  }

  /** Too many parts: all that comes is one. MI01 */
  private void rest() {
    cut = true;
    flat = true;
    OpenPart part = push(MediaType.OPAQUE, lines.nextOffset());
    part.header = PartHeader.OPAQUE;
    part.startBody(lines.nextOffset(), lines.linesWithThis());
    part.number(parent(), false);
    leaf(part, false);
  }

  private @Nullable OpenPart parent() {
    return open.size() < 2 ? null : open.get(open.size() - 2);
  }

  private void startBody(boolean withThisLine) {
    OpenPart part = top();
    Headers found = part.block.headers();
    if (open.size() == 1) {
      headers = found;
    }
    part.header = PartHeader.of(found, part.fallback);
    part.startBody(
        withThisLine ? lines.offset() : lines.nextOffset(),
        withThisLine ? lines.lines() : lines.linesWithThis());
    OpenPart above = parent();
    if (above != null && above.in == OpenPart.In.MESSAGE) {
      above.nameAfter(found);
    }
    boolean enters =
        part.header.isContainer() && open.size() < Limits.DEPTH && count < Limits.PARTS;
    cut |= part.header.isContainer() && !enters;
    part.header = enters ? part.header : part.header.asLeaf();
    part.number(parent(), enters && part.header.type().isMultipart());
    if (!enters) {
      leaf(part, withThisLine);
    } else if (part.header.type().isMessage()) {
      part.in = OpenPart.In.MESSAGE;
      push(MediaType.TEXT, withThisLine ? lines.offset() : lines.nextOffset());
    } else {
      multipart(part, withThisLine);
    }
  }

  private void leaf(OpenPart part, boolean withThisLine) {
    boolean shown = part.header.mayBeBody() && previewed < Limits.PREVIEWS;
    previewed += shown ? 1 : 0;
    part.in = OpenPart.In.LEAF;
    part.meter = new LeafMeter(part.header, shown);
    lines.startRun(part.meter.entry(), withThisLine);
  }

  /** What precedes the first delimiter is a part of its own if no delimiter ever comes. IM13 */
  private void multipart(OpenPart part, boolean withThisLine) {
    part.in = OpenPart.In.MULTIPART;
    part.delimiter = Delimiter.of(part.header.type().parameters().getOrDefault("boundary", ""));
    long start = withThisLine ? lines.offset() : lines.nextOffset();
    OpenPart before = new OpenPart(MediaType.TEXT, start, new HeaderBlock(0));
    before.provisional = true;
    before.startBody(start, withThisLine ? lines.lines() : lines.linesWithThis());
    open.add(before);
    before.number(part, false);
    leaf(before, withThisLine);
  }

  private void closeTop(boolean atEnd) {
    if (top().in == OpenPart.In.HEADER) {
      startBody(true); // and it is closed in the next round, with what it contains
      return;
    }
    OpenPart part = open.remove(open.size() - 1);
    top().parts.add(close(part, atEnd));
  }

  private Part close(OpenPart part, boolean atEnd) {
    if (part.meter != null) {
      if (atEnd) {
        lines.endLastRun();
      } else {
        lines.endRun();
      }
      part.meter.entry().end();
      previews.computeIfAbsent(part.section, section -> part.words());
    }
    long end = atEnd ? lines.offset() : lines.offsetBefore();
    return part.close(end, atEnd ? lines.lines() : lines.linesBefore());
  }

  private Part finish() {
    while (open.size() > 1 || top().in == OpenPart.In.HEADER) {
      closeTop(true);
    }
    return close(top(), true);
  }
}
