package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.http.HttpUrl;
import io.actornet.topology.document.Fields;
import io.actornet.topology.value.ValueFormatException;
import java.util.function.Function;

/**
 * The URLs that hosts fetch: {@code url} alone, or with {@code to} one for each target, whose
 * address stands for <code>{to}</code> in it: <code>{url: "http://{to}/", to: "web*"}</code>.
 */
final class UrlTargets {
  private static final String PLACEHOLDER = "{to}";

  private final String url;

  /** Null when there is only the one URL. */
  private final Targets targets;

  private UrlTargets(String url, Targets targets) {
    this.url = url;
    this.targets = targets;
  }

  static UrlTargets read(Fields fields, ApplicationScope scope) {
    boolean several = fields.has("to");
    String url =
        fields.required(
            "url",
            text -> {
              checkPlaceholder(text, several);
              url(text.replace(PLACEHOLDER, "10.0.0.1"));
              return text;
            });
    return new UrlTargets(url, several ? scope.targets(fields) : null);
  }

  private static void checkPlaceholder(String text, boolean expected) {
    if (text.contains(PLACEHOLDER) != expected) {
      throw new ValueFormatException(
          text,
          expected
              ? "a URL with " + PLACEHOLDER + " in it, as there is a 'to'"
              : "'to' with the targets that " + PLACEHOLDER + " stands for");
    }
  }

  private static HttpUrl url(String text) {
    try {
      return HttpUrl.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new ValueFormatException(text, "a URL such as http://www.example.com/index.html");
    }
  }

  /** Starts one application for each URL of a host. */
  Placement each(Function<HttpUrl, Application> application) {
    if (targets == null) {
      return Placement.everywhere(application.apply(HttpUrl.parse(url)));
    }
    return targets.each(to -> application.apply(HttpUrl.parse(url.replace(PLACEHOLDER, to))));
  }
}
