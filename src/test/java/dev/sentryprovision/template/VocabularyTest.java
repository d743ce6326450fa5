package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.template.filter.Filters;
import dev.sentryprovision.template.lookup.Lookups;
import dev.sentryprovision.template.test.Checks;
import org.junit.jupiter.api.Test;

/** Every filter, test and lookup of Jinja2 3.1 and of ansible-core 2.14 is there, by its short and its full name. */
class VocabularyTest {

    private static final String FILTERS = """
            abs attr b64decode b64encode basename batch bool capitalize center checksum combinations combine
            comment count d default dict2items dictsort difference dirname e escape expanduser expandvars
            extract fileglob filesizeformat first flatten float forceescape format from_json from_yaml
            from_yaml_all groupby hash human_readable human_to_bytes indent int intersect items items2dict join
            last length list log lower mandatory map max md5 min password_hash path_join permutations pow pprint
            product quote random realpath regex_escape regex_findall regex_replace regex_search reject
            rejectattr rekey_on_member relpath replace reverse root round safe select selectattr sha1 shuffle
            slice sort split splitext strftime string striptags subelements sum symmetric_difference ternary
            title to_datetime to_json to_nice_json to_nice_yaml to_uuid to_yaml tojson trim truncate type_debug
            union unique unvault upper urldecode urlencode urlize urlsplit vault win_basename win_dirname
            win_splitdrive wordcount wordwrap xmlattr zip zip_longest
            """;

    private static final String TESTS = """
            abs all any boolean callable change changed contains defined directory divisibleby eq equalto
            escaped even exists failed failure false falsy file filter finished float ge greaterthan gt in
            integer is_abs is_dir is_file is_link is_mount is_same_file isnan issubset issuperset iterable le
            lessthan link link_exists lower lt mapping match mount nan ne none number odd reachable regex
            same_file sameas search sequence skip skipped started string subset succeeded success successful
            superset test true truthy undefined unreachable upper uri url urn vault_encrypted version
            version_compare
            """;

    /** Without {@code config}: settings of Ansible's that have no meaning here have no value either. */
    private static final String LOOKUPS = """
            csvfile dict env file fileglob first_found indexed_items ini inventory_hostnames items lines list
            nested password pipe random_choice sequence subelements template together unvault url varnames vars
            """;

    @Test
    void every_filter_is_there() {
        for (String name : FILTERS.split("\\s+")) {
            assertThat(Filters.registry().find(name)).as(name).isPresent();
            assertThat(Filters.registry().find("ansible.builtin." + name))
                    .as(name)
                    .isPresent();
        }
    }

    @Test
    void every_test_is_there() {
        for (String name : TESTS.split("\\s+")) {
            assertThat(Checks.registry().find(name)).as(name).isPresent();
            assertThat(Checks.registry().find("ansible.builtin." + name))
                    .as(name)
                    .isPresent();
        }
    }

    @Test
    void every_lookup_is_there() {
        for (String name : LOOKUPS.split("\\s+")) {
            assertThat(Lookups.registry().find(name)).as(name).isPresent();
            assertThat(Lookups.registry().find("ansible.builtin." + name))
                    .as(name)
                    .isPresent();
        }
    }
}
