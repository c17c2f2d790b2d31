package io.actornet.topology.importer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code lab.conf} of Kathará or Netkit: {@code r1[0]="A"} puts interface 0 of r1 into
 * collision domain A. A domain of two is a link, any other a switch.
 */
final class KatharaReader {
  /** 1 = device, 2 = argument, 3 = value. */
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9_-]{1,100})\\[([A-Za-z0-9_]{1,40})\\] *= *[\"']?([^\"']*)[\"']?");

  private static final Pattern LAB = Pattern.compile("LAB_[A-Z]+ *=.*");
  private static final Pattern ROUTER = Pattern.compile(".*(frr|quagga|bird|bgpd|xorp|router).*");
  private static final String DOMAIN = "collision-domain";
  private static final String EXPECTED = "device[0]=\"A\", device[option]=value, or # a comment";

  private final GraphDraft draft;
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<String, List<Member>> domains = new LinkedHashMap<>();

  private KatharaReader(GraphDraft draft) {
    this.draft = draft;
  }

  static AttributedGraph read(TextInput input, String file, ImportLimits limits)
      throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    KatharaReader reader = new KatharaReader(draft);
    int number = input.line();
    for (String line = input.takeLine(); line != null; line = input.takeLine()) {
      reader.line(line.strip(), number);
      number = input.line();
    }
    reader.finish();
    return draft.graph(false, KatharaReader::nature);
  }

  private static Nature nature(String image) {
    if (image.equals(DOMAIN)) {
      return Nature.SWITCH;
    }
    return ROUTER.matcher(image).matches() ? Nature.ROUTER : Nature.END_SYSTEM;
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#") || LAB.matcher(line).matches()) {
      return;
    }
    int comment = line.indexOf(" #");
    Matcher form = LINE.matcher(comment < 0 ? line : line.substring(0, comment).strip());
    if (!form.matches()) {
      throw draft.refusal(number, "found '" + line + "'", EXPECTED);
    }
    Device device =
        devices.computeIfAbsent(form.group(1), name -> new Device(number, new HashMap<>()));
    String argument = form.group(2);
    if (argument.chars().allMatch(Character::isDigit)) {
      String[] parts = form.group(3).strip().split("/", 2);
      if (parts[0].isEmpty()) {
        throw draft.refusal(number, "found no collision domain", EXPECTED);
      }
      domains
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(
              new Member(
                  form.group(1), "eth" + argument, parts.length > 1 ? parts[1] : "", number));
    } else {
      device.options().put(argument, form.group(3).strip());
    }
  }

  private void finish() {
    devices.forEach(
        (name, device) ->
            draft.vertex(
                name,
                device.line(),
                Map.of(
                    Attributes.LABEL,
                    name,
                    Attributes.KIND,
                    device.options().getOrDefault("image", ""))));
    domains.forEach(this::domain);
    draft.note("Images, options and start-up files of the devices are not emulated.");
  }

  private void domain(String name, List<Member> members) {
    Member first = members.getFirst();
    if (members.size() == 2) {
      Member second = members.getLast();
      draft.edge(first.device(), second.device(), second.line(), attributes(first, second));
      return;
    }
    String id = "domain " + name;
    draft.vertex(
        id, first.line(), Map.of(Attributes.LABEL, "lan-" + name, Attributes.KIND, DOMAIN));
    for (Member member : members) {
      draft.edge(member.device(), id, member.line(), attributes(member, Member.NONE));
    }
  }

  private static Map<String, String> attributes(Member source, Member target) {
    return Map.of(
        Attributes.SOURCE_INTERFACE, source.networkInterface(),
        Attributes.TARGET_INTERFACE, target.networkInterface(),
        Attributes.SOURCE_MAC, source.mac(),
        Attributes.TARGET_MAC, target.mac());
  }

  /** A device with its options by name. */
  private record Device(int line, Map<String, String> options) {}

  /** An interface in a domain. */
  private record Member(String device, String networkInterface, String mac, int line) {
    static final Member NONE = new Member("", "", "", 0);
  }
}
