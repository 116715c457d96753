package com.mailfence.eas.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import com.mailfence.eas.command.Reply;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.engine.http.Answer;
import com.mailfence.engine.http.Errand;
import com.mailfence.engine.http.HttpTerms;
import com.mailfence.engine.http.Reception;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final int LARGE = 3 << 20;

  private final Server server = new Server();
  private volatile Reply reply = Reply.nothing();

  @BeforeEach
  void start() throws Exception {
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setStopTimeout(0);
    var context = new ServletContextHandler();
    var holder = new ServletHolder(new Answering());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/");
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  /** Answers whatever the test wants, as the servlet would. */
  private final class Answering extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Heading heading = new Heading("");
    private final transient Reception reception =
        new Reception(
            new HttpTerms("Test", () -> true, 1, 1, 1), Clock.systemUTC(), heading::common);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      reception.take(reception.greet(response), request, response, new Told(heading, reply));
    }
  }

  private record Told(Heading heading, Reply reply) implements Errand {
    @Override
    public int limit() {
      return 1;
    }

    @Override
    public void run(byte[] body, Consumer<Answer> out) {
      out.accept(new EasAnswer(heading, reply));
    }
  }

  @Test
  void largeAnswerStreamsWhole() throws Exception {
    reply = Reply.of(document(new Content.StreamedOpaque(LARGE, () -> zeros(LARGE))));
    HttpResponse<byte[]> answer = get();
    assertThat(WbxmlReader.read(answer.body(), Limits.WIDEST).need("AirSyncBase", "Data").bytes())
        .hasSize(LARGE);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
  }

  @Test
  void answerThatBreaksAtItsBeginningIsAnError() throws Exception {
    reply = Reply.of(document(new Content.StreamedOpaque(10, AnswersTest::broken)));
    HttpResponse<byte[]> answer = get();
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.headers().firstValue("MS-Server-ActiveSync")).contains("16.1");
    assertThat(answer.body()).isEmpty();
    reply =
        Reply.of(
            document(
                new Content.StreamedOpaque(
                    10,
                    () -> {
                      throw new Refusal.NotFound("content");
                    })));
    assertThat(get().statusCode()).isEqualTo(500);
  }

  @Test
  void partsLieWhereTheIndexSays() throws Exception {
    byte[] first = "first part".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    reply =
        new Reply.Parts(
            Element.grow("ItemOperations", "ItemOperations").number("Status", 1).build(),
            List.of(
                new Reply.Part(first.length, () -> new ByteArrayInputStream(first)),
                new Reply.Part(LARGE, () -> zeros(LARGE))));
    HttpResponse<byte[]> answer = get();
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/vnd.ms-sync.multipart");
    var index = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(index.getInt()).isEqualTo(3); // [MS-ASCMD] R5509
    int at = index.getInt();
    byte[] document = Arrays.copyOfRange(answer.body(), at, at + index.getInt());
    assertThat(WbxmlReader.read(document, Limits.WIDEST).text("ItemOperations", "Status"))
        .contains("1");
    int from = index.getInt();
    assertThat(Arrays.copyOfRange(answer.body(), from, from + index.getInt())).isEqualTo(first);
    assertThat(index.getInt() + index.getInt()).isEqualTo(answer.body().length);
  }

  @Test
  void refusalTellsWhenToComeAgain() throws Exception {
    reply = new Reply.Refused(503, Duration.ofMillis(200));
    assertThat(get().headers().firstValue("Retry-After")).contains("1");
    reply = Reply.http(403);
    assertThat(get().headers().firstValue("Retry-After")).isEmpty();
  }

  private static Element document(Content content) {
    return Element.grow("AirSync", "ApplicationData")
        .content("AirSyncBase", "Data", content)
        .build();
  }

  private static InputStream zeros(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the disk is gone");
      }
    };
  }

  private HttpResponse<byte[]> get() throws IOException, InterruptedException {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }
}
