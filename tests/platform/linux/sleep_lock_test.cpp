// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/sleep_lock.h"
#include "tests/platform/linux/private_bus.h"

#include <QDBusUnixFileDescriptor>

#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

namespace reviver {
namespace {

/// A logind that gives out one end of a pipe for each block: the block lasts until that end
/// is closed, whoever closes it.
class PretendedLogin {
public:
    PretendedLogin() { EXPECT_EQ(::pipe(m_pipe), 0); }
    ~PretendedLogin()
    {
        ::close(m_pipe[0]);
        closeGiven();
    }

    QVariantList asked() const { return m_asked; }
    /// Whether somebody still has the end that was given out.
    bool blocked() const
    {
        pollfd end{m_pipe[0], POLLIN, 0};
        return ::poll(&end, 1, 0) == 0;
    }
    bool awaitUnblocked() const
    {
        pollfd end{m_pipe[0], POLLIN, 0};
        return ::poll(&end, 1, 30'000) == 1;
    }
    void closeGiven()
    {
        if (m_pipe[1] >= 0)
            ::close(std::exchange(m_pipe[1], -1));
    }

private:
    QDBusMessage answer(const QDBusMessage &call)
    {
        if (call.member() != u"Inhibit" || call.signature() != u"ssss")
            return call.createErrorReply(QDBusError::UnknownMethod, QStringLiteral("not known here"));
        m_asked = call.arguments();
        return call.createReply(QVariant::fromValue(QDBusUnixFileDescriptor(m_pipe[1])));
    }

    int m_pipe[2] = {-1, -1};
    QVariantList m_asked;
    PretendedService m_service{QStringLiteral("org.freedesktop.login1"),
                               QStringLiteral("/org/freedesktop/login1"),
                               [this](const QDBusMessage &call) { return answer(call); }};
};

class SleepLock : public testing::Test {
protected:
    void SetUp() override
    {
        if (!PrivateBus::instance())
            GTEST_SKIP() << "dbus-daemon is not installed";
    }
};

TEST_F(SleepLock, KeepsTheComputerAwakeAsLongAsItIsHeld)
{
    PretendedLogin login;
    auto hold = blockSleep("a modem is being repaired");
    ASSERT_TRUE(hold) << hold.error().detail();
    const QVariantList asked = login.asked();
    ASSERT_EQ(asked.size(), 4);
    EXPECT_TRUE(asked[0].toString().split(u':').contains(u"sleep"));
    EXPECT_EQ(asked[1], "Reviver");
    EXPECT_EQ(asked[2], "a modem is being repaired");
    EXPECT_EQ(asked[3], "block");
    login.closeGiven();
    EXPECT_TRUE(login.blocked());
    hold->reset();
    EXPECT_TRUE(login.awaitUnblocked());
}

TEST_F(SleepLock, WithoutLogindIsUnsupported)
{
    const auto hold = blockSleep("a modem is being repaired");
    ASSERT_FALSE(hold);
    EXPECT_EQ(hold.error().code(), ErrorCode::Unsupported);
}

}  // namespace
}  // namespace reviver
