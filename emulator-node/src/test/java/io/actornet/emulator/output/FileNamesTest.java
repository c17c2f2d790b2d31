package io.actornet.emulator.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("File names")
class FileNamesTest {

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "web-eth0, web-eth0",
    "../../etc/passwd, _._.._etc_passwd",
    "'host[3]:eth0', host_3__eth0",
    "Zürich, Z_rich",
    "'', _",
    "-rf, _rf"
  })
  void areSafe(String name, String safe) {
    assertEquals(safe, FileNames.safe(name));
  }

  @Test
  @DisplayName("differ for different names, also where case does not count")
  void areUnique() {
    FileNames names = new FileNames();
    assertEquals("a-b-c", names.unique("a-b-c"));
    assertEquals("a-b-c~2", names.unique("a-b-c"));
    assertEquals("A-B-C~3", names.unique("A-B-C"));
  }
}
