/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON reader and writer: what they take, what they refuse and why. */
#include <errno.h>
#include <string.h>

#include "board.h"
#include "json_read.h"
#include "json_write.h"

#define TEXT_64 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct {
	const char *text;
	int result;
} cases[] = {
	{"{}", 0},
	{" \t\r\n{ } \n", 0},
	{"{\"cmd\":\"led\",\"value\":\"on\"}", 0},
	{"{ \"a\" : true , \"b\" : false , \"c\" : -12 }", 0},
	{"{\"a\":0,\"b\":-0,\"c\":2147483647,\"d\":-2147483648}", 0},
	{"{\"\":\"\"}", 0},
	{"{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u7f51\\ud83d\\ude00\"}", 0},
	{"{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1}", 0},
	{"", -EINVAL},
	{" ", -EINVAL},
	{"{", -EINVAL},
	{"}", -EINVAL},
	{"[]", -EINVAL},
	{"null", -EINVAL},
	{"\"text\"", -EINVAL},
	{"{}{}", -EINVAL},
	{"{} x", -EINVAL},
	{"{,}", -EINVAL},
	{"{\"a\":1,}", -EINVAL},
	{"{\"a\":1 \"b\":2}", -EINVAL},
	{"{\"a\"}", -EINVAL},
	{"{\"a\":}", -EINVAL},
	{"{\"a\" 1}", -EINVAL},
	{"{a:1}", -EINVAL},
	{"{'a':1}", -EINVAL},
	{"{\"a", -EINVAL},
	{"{\"a\":\"", -EINVAL},
	{"{\"a\":\"\\", -EINVAL},
	{"{\"a\":\"\\u", -EINVAL},
	{"{\"a\":\"\\x41\"}", -EINVAL},
	{"{\"a\":\"\\u00g0\"}", -EINVAL},
	{"{\"a\":\"\\u0000\"}", -EINVAL},
	{"{\"a\":\"\\ud83d\"}", -EINVAL},
	{"{\"a\":\"\\ud83dx\"}", -EINVAL},
	{"{\"a\":\"\\ud83d\\n\"}", -EINVAL},
	{"{\"a\":\"\\ud83d\\u0041\"}", -EINVAL},
	{"{\"a\":\"\\ude00\\ud83d\"}", -EINVAL},
	{"{\"a\":\"\n\"}", -EINVAL},
	{"{\"a\":\"\xc3\"}", -EINVAL},
	{"{\"a\":\"\xed\xa0\x80\"}", -EINVAL},
	{"{\"a\":tru}", -EINVAL},
	{"{\"a\":truee}", -EINVAL},
	{"{\"a\":TRUE}", -EINVAL},
	{"{\"a\":-}", -EINVAL},
	{"{\"a\":01}", -EINVAL},
	{"{\"a\":+1}", -EINVAL},
	{"{\"a\":0x10}", -EINVAL},
	{"{\"a\":1.5}", -ENOTSUP},
	{"{\"a\":1e3}", -ENOTSUP},
	{"{\"a\":null}", -ENOTSUP},
	{"{\"a\":{}}", -ENOTSUP},
	{"{\"a\":[1]}", -ENOTSUP},
	{"{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", -ENOTSUP},
	{"{\"a\":2147483648}", -EMSGSIZE},
	{"{\"a\":-2147483649}", -EMSGSIZE},
	{"{\"a\":99999999999999999999999999999999999999}", -EMSGSIZE},
	{"{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1,\"9\":1}", -EMSGSIZE},
	{"{\"0123456789abcde\":1}", 0},
	{"{\"0123456789abcdef\":1}", -EMSGSIZE},
	{"{\"a\":\"" TEXT_64 "\"}", -EMSGSIZE},
	{"{\"a\":1,\"a\":2}", -EEXIST},
	{"{\"a\":1,\"\\u0061\":2}", -EEXIST},
};

/* Whatever length it is told, it looks at no byte more: in a buffer of its own, that would be seen. */
static void tables(void)
{
	struct json_object object;
	char own[128];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const size_t len = strlen(cases[i].text);
		char *const text = own + sizeof(own) - len;

		check(len <= sizeof(own), "room for the text");
		memcpy(text, cases[i].text, len);
		check(json_read((const uint8_t *)text, len, &object) == cases[i].result,
		      cases[i].text);
	}
}

static void values(void)
{
	static const char text[] = "{\"s\":\"\\u7f51\\ud83d\\ude00\\n\",\"n\":-12,\"t\":true,\"f\":false}";
	struct json_object object;

	check(json_read((const uint8_t *)text, sizeof(text) - 1, &object) == 0, "an object");
	check(object.count == 4, "its members");
	check(strcmp(json_find_string(&object, "s"), "\xe7\xbd\x91\xf0\x9f\x98\x80\n") == 0,
	      "a string without its escapes");
	check(json_find(&object, "n")->number == -12, "a number");
	check(json_find(&object, "t")->number == 1, "true");
	check(json_find(&object, "f")->number == 0, "false");
	check(json_find(&object, "x") == NULL, "a member that is not there");
	check(json_find_string(&object, "n") == NULL, "a number is no string");
}

static void writing(void)
{
	static const char wanted[] = "{\"a\":\"\\\"\\\\\\u000a\xe7\xbd\x91\",\"b\":true,\"c\":false,"
				     "\"d\":-9223372036854775808,\"e\":9223372036854775807,"
				     "\"f\":0}";
	char text[sizeof(wanted)];
	struct json_writer json;
	size_t size;
	int len;

	for (size = 0; size < sizeof(wanted); size++) {
		memset(text, 'x', sizeof(text));
		json_write_start(&json, text, size);
		json_write_string(&json, "a", "\"\\\n\xe7\xbd\x91");
		json_write_boolean(&json, "b", true);
		json_write_boolean(&json, "c", false);
		json_write_number(&json, "d", INT64_MIN);
		json_write_number(&json, "e", INT64_MAX);
		json_write_number(&json, "f", 0);
		len = json_write_end(&json);
		check(text[size] == 'x', "nothing past the end of the buffer");
		if (size < sizeof(wanted) - 1) {
			check(len == -EMSGSIZE, "does not fit");
		} else {
			check(len == (int)size && memcmp(text, wanted, size) == 0, "fits");
		}
	}
}

int main(void)
{
	tables();
	values();
	writing();

	return verdict();
}
