package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts text and files of another mail into a mail; what is not touched keeps its bytes. */
final class Enclosing {
  private final Message message;
  private final Tokens tokens;

  Enclosing(Message message, Tokens tokens) {
    this.message = message;
    this.tokens = tokens;
  }

  /** The mail with a quotation below the last part of its text, in each form that it has. */
  Content text(Quotation quotation) throws IOException {
    BodyParts body = message.body();
    List<Part> told = new ArrayList<>();
    for (Form form : Form.values()) {
      last(body, form).ifPresent(told::add);
    }
    if (told.isEmpty()) {
      Content text = StagedContent.of(() -> quotation.open(Form.PLAIN), stage -> stage);
      return files(List.of(Entity.text(MediaType.TEXT, text)));
    }
    told.sort((a, b) -> Long.compare(a.extent().start(), b.extent().start()));
    Splice splice = new Splice(message.content());
    for (Part part : told) {
      splice.replace(part.extent().start(), part.extent().end(), longer(part, quotation));
    }
    return splice.content();
  }

  private static Optional<Part> last(BodyParts body, Form form) {
    return body.in(form).stream().filter(form::isFormOf).reduce((first, second) -> second);
  }

  private Content longer(Part part, Quotation quotation) throws IOException {
    Form form = Form.HTML.isFormOf(part) ? Form.HTML : Form.PLAIN;
    Chain.Opener own = () -> new BodyText(message, form).stream(List.of(part));
    Chain.Opener both = () -> two(own, () -> quotation.open(form));
    Content text = StagedContent.of(both, stage -> stage);
    MediaType type = new MediaType("text", part.type().subtype(), Map.of());
    Headers headers = message.headers(part);
    HeaderFields others = others(headers);
    headers.field("Content-ID").ifPresent(others::copy); // related parts may be started by it
    return Entity.text(type, text).after(others);
  }

  private static InputStream two(Chain.Opener first, Chain.Opener second) {
    return new Chain(List.of(first, second).iterator());
  }

  /** The fields that stay when the content is described anew. */
  private static HeaderFields others(Headers headers) {
    HeaderFields fields = new HeaderFields();
    headers.fields().stream().filter(f -> !Entity.describesContent(f)).forEach(fields::copy);
    return fields;
  }

  /** The mail with more parts at its end. */
  Content files(List<Entity> files) throws IOException {
    if (files.isEmpty()) {
      return message.content();
    }
    Part root = message.structure().root();
    boolean open = root.type().is("multipart/mixed") && hasDelimiter(root);
    return open ? appended(root, files) : wrapped(root, files);
  }

  /** Without a delimiter all of a multipart is read as its one part, which begins where it does. */
  private static boolean hasDelimiter(Part multipart) {
    return multipart.parts().get(0).extent().start() > multipart.extent().body();
  }

  private Content appended(Part root, List<Entity> files) throws IOException {
    String boundary = root.type().parameter("boundary").orElse("");
    Part last = root.parts().get(root.parts().size() - 1);
    List<Content> pieces = new ArrayList<>();
    pieces.add(message.content().slice(0, last.extent().end()));
    for (Entity file : files) {
      pieces.add(Entity.line("\r\n--" + boundary));
      pieces.add(file.content());
    }
    pieces.add(Entity.line("\r\n--" + boundary + "--"));
    return Content.concat(pieces);
  }

  private Content wrapped(Part root, List<Entity> files) throws IOException {
    Headers headers = message.headers();
    List<Entity> parts = new ArrayList<>();
    HeaderFields described = new HeaderFields();
    headers.fields().stream().filter(Entity::describesContent).forEach(described::copy);
    parts.add(new Entity(described, message.raw(root)));
    parts.addAll(files);
    return Entity.multipart("mixed", "=_" + tokens.next(), parts).after(others(headers));
  }
}
